package dev.millrace.runtime.process;

import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.RunMode;
import io.smallrye.config.WithDefault;

/**
 * What can be set of every service: {@code MILLRACE_*} in the environment, or {@code millrace.*} as system properties. A
 * service's own settings extend it, and are the mapping.
 */
public interface StageSettings {
    /** Whether to do one batch and end, or to stay up. */
    @WithDefault("job")
    RunMode mode();

    /** The directory that holds all of a run. */
    @WithDefault("out")
    Path out();

    /** A built-in dataset's name, or a YAML file that defines one; the generator makes {@code transactions} alone. */
    @WithDefault("transactions")
    String dataset();

    /** Rows of the generator's whole file, all shards together. */
    @WithDefault("100000")
    long rows();

    /** Seed of the generator's file: it determines every value of every row. */
    @WithDefault("42")
    long seed();

    /** How many rows of the generator's file are spoiled on purpose, such as {@code 1%}; none if unset. */
    Optional<String> defects();

    /** How they are spoiled: names with commas between, such as {@code missing,late}; in every way if unset. */
    Optional<String> defectKinds();

    /**
     * Which part of the work is this process's, counted from 0: {@code i/n}, of the file's rows or of the topic's
     * partitions; what an Indexed Job says if unset, or else all.
     */
    Optional<String> shard();

    /** Who reads standard output. */
    @WithDefault("log")
    ProgressFormat progress();

    /** Whether a launcher holds standard input open, and this process ends with it. */
    @WithDefault("false")
    boolean launched();
}
