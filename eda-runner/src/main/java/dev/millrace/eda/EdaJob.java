package dev.millrace.eda;

import java.io.PrintStream;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.eda.explore.ParquetCopy;

/** Analyses one landed batch and writes its report; without a launcher, gives the verdict too. */
final class EdaJob {
    private final EdaConfig config;
    private final Progress progress;
    private final StopRequest stop;
    private final PrintStream out;

    /**
     * @param out standard output, where a person sees the tables
     */
    EdaJob(EdaConfig config, Progress progress, StopRequest stop, PrintStream out) {
        this.config = config;
        this.progress = progress;
        this.stop = stop;
        this.out = out;
    }

    /** Waits, analyses, reports. */
    void run() {
        DatasetDefinition definition = new DatasetFile().load(config.dataset());
        if (config.question().isPresent()) {
            new QueryJob(config, progress, stop, out)
                    .run(definition, config.question().get());
            return;
        }
        Optional<ParquetCopy> copy = config.parquet().map(directory -> new ParquetCopy(definition, directory));
        copy.ifPresent(ParquetCopy::prepare);
        if (config.direct().isPresent()) {
            new DirectJob(config, progress, stop, out)
                    .run(definition, config.direct().get(), copy);
            return;
        }
        ReportDirectory report = new ReportDirectory(config.out().report());
        report.clear();
        try (SparkEngine engine = new SparkEngine(definition)) {
            Gate gate = new Gate(config.deadline(), progress, stop);
            LandedBatch landed = new LandedGate(config, gate).await(definition);
            progress.begin(landed.manifest().totals().rows());
            Profile profile = engine.profile(landed, progress, stop);
            copy.ifPresent(parquet -> engine.work(
                    session -> {
                        parquet.write(landed.texts(session, definition), landed.bytes());
                        return null;
                    },
                    failure -> SparkFailure.of(landed, failure),
                    progress,
                    stop));
            report.write(profile, landed, progress.seconds());
            if (config.progress() == ProgressFormat.LOG) {
                out.print(new ConsoleTables(profile).text());
            }
            if (config.launched()) {
                progress.done(
                        profile.rows(), 0, message(profile, landed.manifest().totals()));
            } else {
                String proved = new Conclusion(config, gate).draw(definition, profile.batch());
                progress.done(profile.rows(), 0, null);
                say(proved, report);
            }
        }
    }

    private void say(String proved, ReportDirectory report) {
        if (config.progress() == ProgressFormat.LOG) {
            out.println("VERIFIED  " + proved);
            out.println("report    " + report.page());
        }
    }

    /** The verdict is the launcher's: this stage reports what it saw, and says so if that is not what landed. */
    private static String message(Profile profile, Totals landed) {
        return profile.totals().matches(landed) ? null : "it saw other rows than those that landed";
    }
}
