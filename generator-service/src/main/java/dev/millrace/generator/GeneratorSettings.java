package dev.millrace.generator;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.RunMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the generator is configured: {@code MILLRACE_ROWS} in the environment is {@link #rows} here. */
@ConfigMapping(prefix = "millrace")
public interface GeneratorSettings {
    /** Whether to do one batch and end, or to stay up. */
    @WithDefault("job")
    RunMode mode();

    /** Where everything of a run lies. */
    @WithDefault("out")
    Path out();

    /** What to make; there is only {@code transactions}. */
    @WithDefault(GenerateRequest.DATASET)
    String dataset();

    /** How many rows the whole file has, all shards together. */
    @WithDefault("100000")
    long rows();

    /** What determines every value of every row. */
    @WithDefault("42")
    long seed();

    /** How many rows to spoil on purpose, such as {@code 1%}; none if unset. */
    Optional<String> defects();

    /** How to spoil them: names with commas between, such as {@code missing,late}; in every way if unset. */
    Optional<String> defectKinds();

    /** Which part of the file to make, counted from 0: {@code i/n}; what an Indexed Job says if unset, or else all. */
    Optional<String> shard();

    /** How many threads make rows; as many as there are processors if unset. */
    OptionalInt threads();

    /** Who reads standard output. */
    @WithDefault("log")
    ProgressFormat progress();

    /** Whether a launcher holds standard input open: the process ends when it is closed. */
    @WithDefault("false")
    boolean launched();
}
