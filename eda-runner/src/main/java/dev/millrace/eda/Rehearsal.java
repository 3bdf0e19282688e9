package dev.millrace.eda;

import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.Stage;
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
            SparkSession session = new SparkSessions(scratch.path()).start();
            WarmUp warmUp = new WarmUp(definition, scratch.path());
            warmUp.draw();
            report(warmUp.analyse(session), scratch);
            session.stop();
        }
    }

    private void report(Profile profile, ScratchDirectory scratch) {
        Manifest landed = new Manifest(
                Stage.LANDED,
                profile.batch(),
                definition.name(),
                BatchId.fingerprint(definition),
                profile.totals(),
                0,
                List.of(),
                Map.of(),
                0);
        new ReportDirectory(scratch.path().resolve("report"))
                .write(profile, new LandedBatch(scratch.path(), landed), 0);
    }
}
