package dev.millrace.generator;

import java.util.OptionalInt;

import dev.millrace.runtime.process.StageSettings;
import io.smallrye.config.ConfigMapping;

/** How the generator is configured: {@code MILLRACE_ROWS} in the environment is {@link #rows} here. */
@ConfigMapping(prefix = "millrace")
public interface GeneratorSettings extends StageSettings {
    /** How many threads make rows; as many as there are processors if unset. */
    OptionalInt threads();
}
