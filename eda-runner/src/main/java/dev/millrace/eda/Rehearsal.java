package dev.millrace.eda;

import java.util.List;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.cluster.SparkPlace;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Alerts;
import dev.millrace.eda.summary.Summary;
import org.apache.spark.sql.SparkSession;

/**
 * The whole analysis of next to nothing, for the sake of the classes that it loads: an image is built with an archive
 * of them, where there is neither a broker nor a landed batch.
 */
final class Rehearsal {
    private final DatasetDefinition definition;

    Rehearsal(DatasetDefinition definition) {
        this.definition = definition;
    }

    /** Analyses, draws and writes a report, and leaves nothing behind. */
    void run() {
        try (ScratchDirectory scratch = new ScratchDirectory()) {
            SparkSession session = new SparkSessions(scratch.path(), SparkPlace.HERE).start();
            Profile profile = new WarmUp(definition, scratch.path()).analyse(session);
            new ReportDirectory(scratch.path().resolve("report"))
                    .write(summary(profile), new PlotBook(profile), BatchId.fingerprint(definition), 0);
            session.stop();
        }
    }

    private Summary summary(Profile profile) {
        return new Summary(
                Summary.VERSION,
                profile,
                new Alerts(definition.alerts()).find(profile),
                null,
                new MakingNotes().making(new Findings(profile, List.of())));
    }
}
