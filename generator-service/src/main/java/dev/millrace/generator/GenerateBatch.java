package dev.millrace.generator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StopRequest;

/** Generates one batch: the file, then its manifest; or finds that both are there. A list of defects comes first. */
public final class GenerateBatch {
    private final GenerateRequest request;
    private final Progress progress;
    private final StopRequest stop;
    private final DatasetDefinition definition = new DatasetFile().load(GeneratedFile.DATASET);
    private final ManifestFile manifests = new ManifestFile();
    private final Path file;
    private final Path truthFile;
    private final Path manifestFile;

    /**
     * @param stop ends the work between two chunks
     */
    public GenerateBatch(GenerateRequest request, Progress progress, StopRequest stop) {
        this.request = request;
        this.progress = progress;
        this.stop = stop;
        this.file = request.file();
        this.truthFile = GeneratedFile.truthOf(file);
        this.manifestFile = OutDirectory.manifestOf(file);
    }

    /**
     * Makes the file and its manifest, unless both are there.
     *
     * @param vouched is given the manifest before the end is told
     * @throws dev.millrace.contract.stage.StageFailure with code 73 if the file cannot be written, with 75 if it was
     *     asked to stop
     */
    public void run(Consumer<Manifest> vouched) {
        long rows = request.endRow() - request.firstRow();
        Optional<Manifest> before = manifests.read(manifestFile).filter(found -> vouches(found, rows));
        if (before.isPresent()) {
            vouched.accept(before.get());
            progress.expect(rows);
            progress.done(rows, 0, "%s is there already".formatted(file));
            return;
        }
        progress.begin(rows);
        try (TransactionFile target = new TransactionFile(file, definition, progress)) {
            List<DataFile> written = request.defects().isNone() ? writeClean(target) : writeDefective(target);
            Manifest manifest = manifest(written, target);
            manifests.write(manifestFile, manifest);
            vouched.accept(manifest);
        }
        progress.done(rows, 0, request.defects().isNone() ? null : "the defects are listed in " + truthFile);
    }

    private List<DataFile> writeClean(TransactionFile target) {
        write(target, new TransactionGenerator(request.seed(), request.rows()), chunk -> {});
        return List.of(target.commit());
    }

    private List<DataFile> writeDefective(TransactionFile target) {
        RowGenerator rows = new DefectiveRows(
                new TransactionGenerator(request.seed(), request.rows()),
                definition,
                request.seed(),
                request.defects());
        try (GroundTruthFile truth = new GroundTruthFile(truthFile)) {
            if (isFirst()) {
                truth.writeHeader();
            }
            write(target, rows, chunk -> truth.write(chunk.defects()));
            // Before the rows, whose appearance starts the next stage.
            DataFile known = truth.commit();
            return List.of(target.commit(), known);
        }
    }

    private void write(TransactionFile target, RowGenerator rows, Consumer<Chunk> alsoTo) {
        if (isFirst()) {
            target.writeHeader();
        }
        new OrderedChunks(rows, request.threads()).forEach(request.firstRow(), request.endRow(), chunk -> {
            stop.check();
            target.write(chunk);
            alsoTo.accept(chunk);
        });
    }

    private boolean isFirst() {
        return request.shard().index() == 0;
    }

    private boolean vouches(Manifest found, long rows) {
        Map<String, String> details = details();
        return BatchId.fingerprint(definition).equals(found.definition())
                && found.totals().rows() + found.rejected() == rows
                && details.keySet().stream()
                        .allMatch(key -> details.get(key).equals(found.details().get(key)))
                && !found.files().isEmpty()
                && found.files().stream().allMatch(this::isWhole);
    }

    private boolean isWhole(DataFile written) {
        Path there = file.resolveSibling(written.name());
        return Files.isRegularFile(there) && there.toFile().length() == written.bytes();
    }

    private Manifest manifest(List<DataFile> written, TransactionFile target) {
        return new Manifest(
                Stage.GENERATE,
                BatchId.of(definition, written.get(0).sha256()),
                definition.name(),
                BatchId.fingerprint(definition),
                target.totals(),
                target.rejectable(),
                written,
                details(),
                progress.seconds());
    }

    /** What determines the bytes. */
    private Map<String, String> details() {
        Map<String, String> details = new HashMap<>(Map.of(
                "generator", TransactionGenerator.VERSION,
                "rows", Long.toString(request.rows()),
                "seed", Long.toString(request.seed()),
                "shard", request.shard().toString()));
        if (!request.defects().isNone()) {
            details.put("defects", request.defects().share());
            details.put("defectKinds", request.defects().kindNames());
        }
        return details;
    }
}
