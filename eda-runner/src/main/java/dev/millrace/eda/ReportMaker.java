package dev.millrace.eda;

import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.stage.Progress;
import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.compare.SummaryComparison;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Alerts;
import dev.millrace.eda.summary.Pipeline;
import dev.millrace.eda.summary.PipelineFigures;
import dev.millrace.eda.summary.Summary;
import dev.millrace.eda.summary.SummaryFile;

/** Makes the report of what was found. */
final class ReportMaker {
    private final EdaConfig config;
    private final DatasetDefinition definition;
    private final Progress progress;
    private final ReportDirectory directory;
    private final Optional<Summary> before;
    private final SummaryComparison comparison;
    private final MakingNotes notes = new MakingNotes();

    /**
     * Clears the place of the report, and reads the summary to compare with: whether it is one is better known before
     * the work than after it.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 66 or 65 if there is no such summary, with 73 if the
     *     place cannot be cleared
     */
    ReportMaker(EdaConfig config, DatasetDefinition definition, Progress progress) {
        this.config = config;
        this.definition = definition;
        this.progress = progress;
        this.before = config.compare().map(new SummaryFile()::read);
        this.comparison = new SummaryComparison(definition.alerts());
        this.directory = new ReportDirectory(config.report());
        directory.clear();
        notes.told(config, definition);
    }

    /** Where notes are taken on how the analysis is made. */
    MakingNotes notes() {
        return notes;
    }

    /** Where the report goes. */
    ReportDirectory directory() {
        return directory;
    }

    /** Draws and writes the report of a batch that passed the pipeline. */
    Summary ofBatch(Findings findings) {
        Profile profile = findings.profile();
        Pipeline pipeline = new PipelineFigures(config.out(), definition)
                .of(config.input(), profile.batch(), profile.totals(), progress.seconds());
        return write(findings, pipeline);
    }

    /** Draws and writes the report of rows that nobody vouches for. */
    Summary ofRows(Findings findings) {
        return write(findings, null);
    }

    /**
     * Refuses a column that has drifted, if that was asked for.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 65
     */
    void refuseDrift(Summary summary) {
        if (config.failOnDrift()) {
            comparison.refuseDrift(summary.comparison());
        }
    }

    private Summary write(Findings findings, Pipeline pipeline) {
        Profile profile = findings.profile();
        PlotBook plots = new PlotBook(profile);
        plots.all();
        notes.done("Draw");
        Summary alone = new Summary(
                Summary.VERSION,
                profile,
                new Alerts(definition.alerts()).find(profile),
                pipeline,
                notes.making(findings));
        Summary summary =
                before.map(earlier -> alone.with(comparison.of(earlier, alone))).orElse(alone);
        directory.write(summary, plots, BatchId.fingerprint(definition), progress.seconds());
        return summary;
    }
}
