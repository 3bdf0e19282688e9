package dev.millrace.eda;

import java.io.PrintStream;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.eda.explore.ParquetCopy;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Summary;

/** Analyses one landed batch and writes its report; without a launcher, gives the verdict too. */
final class BatchJob {
    private final EdaConfig config;
    private final Progress progress;
    private final StopRequest stop;
    private final PrintStream out;

    BatchJob(EdaConfig config, Progress progress, StopRequest stop, PrintStream out) {
        this.config = config;
        this.progress = progress;
        this.stop = stop;
        this.out = out;
    }

    /** Waits, analyses, reports. */
    void run(DatasetDefinition definition, Optional<ParquetCopy> copy) {
        ReportMaker report = new ReportMaker(config, definition, progress);
        try (SparkEngine engine = new SparkEngine(definition, config)) {
            Gate gate = new Gate(config.deadline(), progress, stop);
            LandedBatch landed = new LandedGate(config, gate).await(definition);
            Conclusion conclusion = new Conclusion(config, gate);
            if (!config.launched()) {
                conclusion.awaitIngest(landed.manifest().batch());
            }
            Totals expected = landed.manifest().totals();
            progress.begin(expected.rows());
            MakingNotes notes = report.notes();
            notes.reads(landed, definition);
            notes.resume();
            Findings findings = engine.work(
                    (session, meter) -> {
                        notes.done("Start Spark");
                        Profile profile = new Analysis(definition, session)
                                .profile(landed.manifest().batch(), landed.files(), landed.layout());
                        Findings found = new Findings(profile, meter.passes(session.sparkContext()));
                        notes.done("Read and count");
                        copy.ifPresent(parquet -> {
                            parquet.write(landed.texts(session, definition), landed.bytes());
                            notes.done("Write Parquet");
                        });
                        return found;
                    },
                    rows -> progress.moved(Math.min(rows / Analysis.PASSES, expected.rows()), 0),
                    failure -> new SparkFailure(config.spark()).of(landed, failure),
                    stop);
            Summary summary = report.ofBatch(findings);
            finish(summary, expected, conclusion, definition, report);
        }
    }

    private void finish(
            Summary summary, Totals expected, Conclusion conclusion, DatasetDefinition definition, ReportMaker report) {
        Profile profile = summary.profile();
        say(ReportDirectory.text(summary));
        report.refuseDrift(summary);
        if (config.launched()) {
            progress.done(profile.rows(), 0, message(profile, expected));
            return;
        }
        String proved = conclusion.draw(definition, profile.batch());
        progress.done(profile.rows(), 0, null);
        say("VERIFIED  %s%nreport    %s%n".formatted(proved, report.directory().page()));
    }

    private void say(String text) {
        if (config.progress() == ProgressFormat.LOG) {
            out.print(text);
        }
    }

    /** The verdict is the launcher's: this stage reports what it saw, and says so if that is not what landed. */
    private static String message(Profile profile, Totals landed) {
        return profile.totals().matches(landed) ? null : "it saw other rows than those that landed";
    }
}
