package dev.millrace.contract.verify;

import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;

/** Collects the manifests of one batch. */
public final class EvidenceFinder {
    private final OutDirectory out;
    private final ManifestFile manifests = new ManifestFile();

    public EvidenceFinder(OutDirectory out) {
        this.out = out;
    }

    /**
     * Reads what the stages vouch for.
     *
     * @throws StageFailure with code 66 if a stage has not done the batch yet, naming the command that does it
     */
    public Evidence find(Origin origin) {
        return find(origin, out.report());
    }

    /** Reads likewise, where the batch's report has a directory of its own. */
    public Evidence find(Origin origin, Path report) {
        Evidence landed = findLanded(origin);
        String batch = origin.batch();
        Manifest analysed = read(report.resolve(OutDirectory.MANIFEST), batch, Stage.EDA);
        if (!analysed.batch().equals(batch)) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "The report in %s is about batch %s, not %s: run ./millrace eda with the same options."
                            .formatted(report, analysed.batch(), batch));
        }
        return new Evidence(origin, landed.ingested(), landed.landed(), analysed);
    }

    /** Reads likewise what the stages up to the sink vouch for; the batch need not be analysed. */
    public Evidence findLanded(Origin origin) {
        String batch = origin.batch();
        Manifest ingested = read(out.ingested(batch), batch, Stage.INGEST);
        Manifest landed = read(out.landed(batch).resolve(OutDirectory.MANIFEST), batch, Stage.SINK);
        return new Evidence(origin, ingested, landed, Optional.empty());
    }

    private Manifest read(Path file, String batch, Stage stage) {
        return manifests
                .read(file)
                .orElseThrow(() -> new StageFailure(
                        ExitCode.NO_INPUT,
                        "Batch %s has no %s: run ./millrace %s with the same options, or ./millrace run for all of it."
                                .formatted(batch, file, stage.word())));
    }
}
