package dev.millrace.sink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.RunMode;
import dev.millrace.sink.service.AnalysisPlace;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set: {@code MILLRACE_*} in the environment, or {@code millrace.*} as system properties. */
@ConfigMapping(prefix = "millrace")
public interface SinkSettings {
    /** Whether to do one batch and end, or to stay up. */
    @WithDefault("job")
    RunMode mode();

    /** The directory that holds all of a run. */
    @WithDefault("out")
    Path out();

    /** A built-in dataset's name, or a YAML file that defines one. */
    @WithDefault("transactions")
    String dataset();

    /** The id of the batch to land; without one, the batch of the input. */
    Optional<String> batch();

    /** The CSV that is ingested; without one, the file that the generator makes for {@code rows} and {@code seed}. */
    Optional<Path> input();

    /** Rows of the generator's file. */
    @WithDefault("100000")
    long rows();

    /** Seed of the generator's file. */
    @WithDefault("42")
    long seed();

    /** How many rows of the generator's file are spoiled, such as {@code 1%}; none if unset. */
    Optional<String> defects();

    /** How they are spoiled: names with commas between; in every way if unset. */
    Optional<String> defectKinds();

    /** Which partitions to land, dealt out from 0: {@code i/n}; what an Indexed Job says if unset, or else all. */
    Optional<String> shard();

    /** Rows in one landed file; a restarted sink goes on behind the last whole one. */
    @WithDefault("1000000")
    long rowsPerFile();

    /** How long to wait for the input, the broker, and the batch's next rows, each. */
    @WithDefault("10m")
    Duration deadline();

    /** Who analyses what a service has landed. */
    @WithDefault("process")
    AnalysisPlace analysis();

    /** A file of arguments with which {@code java} starts the analysis; for a service that does so itself. */
    Optional<Path> edaArguments();

    /** The manifest of the analysis' Job; for a service that orders it from the cluster. */
    @WithDefault("/etc/millrace/eda/job.yaml")
    Path edaJob();

    /** Who reads standard output. */
    @WithDefault("log")
    ProgressFormat progress();

    /** Whether a launcher holds standard input open, and this process ends with it. */
    @WithDefault("false")
    boolean launched();
}
