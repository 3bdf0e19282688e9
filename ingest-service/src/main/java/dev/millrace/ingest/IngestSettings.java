package dev.millrace.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.RunMode;
import dev.millrace.contract.wire.WireFormat;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set: {@code MILLRACE_*} in the environment, or {@code millrace.*} as system properties. */
@ConfigMapping(prefix = "millrace")
public interface IngestSettings {
    /** Whether to do one batch and end, or to stay up. */
    @WithDefault("job")
    RunMode mode();

    /** The directory that holds all of a run. */
    @WithDefault("out")
    Path out();

    /** A built-in dataset's name, or a YAML file that defines one. */
    @WithDefault("transactions")
    String dataset();

    /** The CSV to ingest; without one, the file that the generator makes for {@code rows} and {@code seed}. */
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

    /** How rows are encoded. */
    @WithDefault("json")
    WireFormat wire();

    /** Records in one Kafka transaction. */
    @WithDefault("50000")
    int rowsPerTransaction();

    /** Records that may be rejected: a count, or a share such as {@code 1%}. */
    @WithDefault("0")
    String maxRejected();

    /** Partitions of the rows' topic, if it has to be created. */
    @WithDefault("6")
    int partitions();

    /** Which part of the file to ingest, counted from 0: {@code i/n}; what an Indexed Job says if unset, or else all. */
    Optional<String> shard();

    /** The batch whose rejected rows the input holds, to be sent again. */
    Optional<String> replays();

    /** How long to wait for the file and for the broker, each; also how long Kafka may fail in the middle. */
    @WithDefault("10m")
    Duration deadline();

    /** Who reads standard output. */
    @WithDefault("log")
    ProgressFormat progress();

    /** Whether a launcher holds standard input open, and this process ends with it. */
    @WithDefault("false")
    boolean launched();
}
