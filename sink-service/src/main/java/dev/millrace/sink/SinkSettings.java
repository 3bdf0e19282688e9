package dev.millrace.sink;

import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.runtime.process.BatchSettings;
import dev.millrace.sink.analysis.AnalysisPlace;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set of the sink, beside what can be set of every stage. */
@ConfigMapping(prefix = "millrace")
public interface SinkSettings extends BatchSettings {
    /** The id of the batch to land; without one, the batch of the input. */
    Optional<String> batch();

    /** Rows in one landed file; a restarted sink goes on behind the last whole one. */
    @WithDefault("1000000")
    long rowsPerFile();

    /** Who analyses what a service has landed. */
    @WithDefault("process")
    AnalysisPlace analysis();

    /** A file of arguments with which {@code java} starts the analysis; for a service that does so itself. */
    Optional<Path> edaArguments();

    /** The manifest of the analysis' Job; for a service that orders it from the cluster. */
    @WithDefault("/etc/millrace/eda/job.yaml")
    Path edaJob();
}
