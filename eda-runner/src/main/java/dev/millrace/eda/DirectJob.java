package dev.millrace.eda;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.Stage;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.eda.explore.ParquetCopy;
import dev.millrace.eda.input.InputRows;
import org.apache.spark.sql.SparkSession;

/** Analyses rows as they lie somewhere: nobody vouches for them, so that there is a report and no verdict. */
final class DirectJob {
    private final EdaConfig config;
    private final Progress progress;
    private final StopRequest stop;
    private final PrintStream out;

    DirectJob(EdaConfig config, Progress progress, StopRequest stop, PrintStream out) {
        this.config = config;
        this.progress = progress;
        this.stop = stop;
        this.out = out;
    }

    /** Reads, analyses, reports. */
    void run(DatasetDefinition definition, String input, Optional<ParquetCopy> copy) {
        ReportDirectory report = new ReportDirectory(config.out().report());
        report.clear();
        try (SparkEngine engine = new SparkEngine(definition)) {
            progress.begin(0);
            Profile profile = engine.work(
                    session -> profile(session, definition, input, copy),
                    failure -> SparkFailure.of(input, failure),
                    progress,
                    stop);
            report.write(profile, unvouched(definition, profile), progress.seconds());
            if (config.progress() == ProgressFormat.LOG) {
                out.print(new ConsoleTables(profile).text());
                out.println("report    " + report.page());
            }
            progress.done(profile.rows(), 0, null);
        }
    }

    private static Profile profile(
            SparkSession session, DatasetDefinition definition, String input, Optional<ParquetCopy> copy) {
        InputRows rows = InputRows.of(session, definition, input);
        Profile profile = new Analysis(definition, session).profile(rows.batch(), rows.texts());
        rows.check();
        copy.ifPresent(parquet -> parquet.write(rows.texts(), rows.bytes()));
        return profile;
    }

    private static LandedBatch unvouched(DatasetDefinition definition, Profile profile) {
        Manifest manifest = new Manifest(
                Stage.LANDED,
                profile.batch(),
                definition.name(),
                BatchId.fingerprint(definition),
                profile.totals(),
                0,
                List.of(),
                Map.of(),
                0);
        return new LandedBatch(Path.of(""), manifest);
    }
}
