package dev.millrace.eda;

import java.io.PrintStream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.console.ConsoleSummary;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Alerts;
import dev.millrace.eda.summary.PipelineFigures;
import dev.millrace.eda.summary.Summary;

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
        ReportDirectory report = new ReportDirectory(config.out().report());
        report.clear();
        try (SparkEngine engine = new SparkEngine(definition, config)) {
            Gate gate = new Gate(config.deadline(), progress, stop);
            LandedBatch landed = new LandedGate(config, gate).await(definition);
            Conclusion conclusion = new Conclusion(config, gate);
            if (!config.launched()) {
                conclusion.awaitIngest(landed.manifest().batch());
            }
            progress.begin(landed.manifest().totals().rows());
            Summary summary = analyse(definition, engine, landed, report);
            if (config.progress() == ProgressFormat.LOG) {
                out.print(new ConsoleSummary(summary).text());
            }
            finish(summary, landed, conclusion, definition, report);
        }
    }

    private Summary analyse(
            DatasetDefinition definition, SparkEngine engine, LandedBatch landed, ReportDirectory report) {
        MakingNotes notes = new MakingNotes();
        notes.told(config, definition);
        notes.reads(landed, definition);
        Findings findings = engine.profile(landed, progress, stop);
        notes.done("Read and count");
        Profile profile = findings.profile();
        PlotBook plots = new PlotBook(profile);
        plots.all();
        notes.done("Draw");
        Summary summary = new Summary(
                Summary.VERSION,
                profile,
                new Alerts(definition.alerts()).find(profile),
                new PipelineFigures(config.out(), definition)
                        .of(config.input(), profile.batch(), profile.totals(), progress.seconds()),
                notes.making(findings));
        report.write(summary, plots, landed.manifest().definition(), progress.seconds());
        return summary;
    }

    private void finish(
            Summary summary,
            LandedBatch landed,
            Conclusion conclusion,
            DatasetDefinition definition,
            ReportDirectory report) {
        Profile profile = summary.profile();
        if (config.launched()) {
            progress.done(profile.rows(), 0, message(profile, landed.manifest().totals()));
            return;
        }
        String proved = conclusion.draw(definition, profile.batch());
        progress.done(profile.rows(), 0, null);
        say(proved, report);
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
