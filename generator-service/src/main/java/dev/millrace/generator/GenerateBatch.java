package dev.millrace.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.manifest.Stage;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StopRequest;

/** Generates one batch: the file, then its manifest; or finds that both are there. */
final class GenerateBatch {
    private final GenerateRequest request;
    private final Progress progress;
    private final StopRequest stop;
    private final DatasetDefinition definition = new DatasetFile().load(GenerateRequest.DATASET);
    private final ManifestFile manifests = new ManifestFile();
    private final Path file;
    private final Path manifestFile;

    GenerateBatch(GenerateRequest request, Progress progress, StopRequest stop) {
        this.request = request;
        this.progress = progress;
        this.stop = stop;
        this.file = request.file();
        this.manifestFile = OutDirectory.manifestOf(file);
    }

    /**
     * Does it.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 73 if the file cannot be written, with 75 if it was
     *     asked to stop
     */
    void run() {
        long rows = request.endRow() - request.firstRow();
        if (isThere(rows)) {
            progress.expect(rows);
            progress.done(rows, 0, "%s is there already".formatted(file));
            return;
        }
        progress.begin(rows);
        TransactionGenerator generator = new TransactionGenerator(request.seed(), request.rows());
        DataFile written;
        try (TransactionFile target = new TransactionFile(file, definition, progress)) {
            if (request.shard().index() == 0) {
                target.writeHeader();
            }
            new OrderedChunks(generator, request.threads()).forEach(request.firstRow(), request.endRow(), chunk -> {
                stop.check();
                target.write(chunk);
            });
            written = target.commit();
            manifests.write(manifestFile, manifest(written, target));
        }
        progress.done(written.rows(), 0, null);
    }

    private boolean isThere(long rows) {
        return manifests
                .read(manifestFile)
                .filter(found -> vouches(found, rows))
                .isPresent();
    }

    private boolean vouches(Manifest found, long rows) {
        Map<String, String> details = details();
        return BatchId.fingerprint(definition).equals(found.definition())
                && found.totals().rows() == rows
                && details.keySet().stream()
                        .allMatch(key -> details.get(key).equals(found.details().get(key)))
                && found.files().size() == 1
                && length() == found.files().get(0).bytes();
    }

    private long length() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    private Manifest manifest(DataFile written, TransactionFile target) {
        return new Manifest(
                Stage.GENERATED,
                BatchId.of(definition, written.sha256()),
                definition.name(),
                BatchId.fingerprint(definition),
                target.totals(),
                0,
                List.of(written),
                details(),
                progress.seconds());
    }

    /** What determines the bytes. */
    private Map<String, String> details() {
        return Map.of(
                "generator", TransactionGenerator.VERSION,
                "rows", Long.toString(request.rows()),
                "seed", Long.toString(request.seed()),
                "shard", request.shard().toString());
    }
}
