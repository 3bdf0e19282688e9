package dev.millrace.eda;

import java.io.PrintStream;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.eda.explore.ParquetCopy;
import dev.millrace.eda.input.InputRows;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Summary;
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
        ReportMaker report = new ReportMaker(config, definition, progress);
        try (SparkEngine engine = new SparkEngine(definition, config)) {
            progress.begin(0);
            report.notes().resume();
            Findings findings = engine.work(
                    (session, meter) -> findings(session, meter, definition, input, copy, report.notes()),
                    rows -> progress.moved(rows / Analysis.PASSES, 0),
                    failure -> new SparkFailure(config.spark()).of(input, failure),
                    stop);
            Summary summary = report.ofRows(findings);
            if (config.progress() == ProgressFormat.LOG) {
                out.print(ReportDirectory.text(summary));
                out.println("report    " + report.directory().page());
            }
            report.refuseDrift(summary);
            progress.done(summary.profile().rows(), 0, null);
        }
    }

    private static Findings findings(
            SparkSession session,
            PassMeter meter,
            DatasetDefinition definition,
            String input,
            Optional<ParquetCopy> copy,
            MakingNotes notes) {
        notes.done("Start Spark");
        InputRows rows = InputRows.of(session, definition, input);
        Profile profile = new Analysis(definition, session).profile(rows.batch(), rows.texts());
        rows.check();
        Findings findings = new Findings(profile, meter.passes(session.sparkContext()));
        notes.done("Read and count");
        copy.ifPresent(parquet -> {
            parquet.write(rows.texts(), rows.bytes());
            notes.done("Write Parquet");
        });
        return findings;
    }
}
