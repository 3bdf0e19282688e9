package dev.millrace.runtime.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.WithDefault;

/** What can be set of a stage that moves the rows of a file. */
public interface BatchSettings extends StageSettings {
    /** The CSV that is ingested; without one, the file that the generator makes for {@code rows} and {@code seed}. */
    Optional<Path> input();

    /** How long to wait for the input, the broker, and in a sink for the batch's next rows, each. */
    @WithDefault("10m")
    Duration deadline();
}
