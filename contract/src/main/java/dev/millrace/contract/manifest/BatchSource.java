package dev.millrace.contract.manifest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;

/**
 * The file that a batch is read from.
 *
 * @param expected whether a generator may still be making it
 * @param name what people call it
 */
public record BatchSource(DatasetDefinition definition, Path file, boolean expected, String name) {

    /** A file that people call by its own name. */
    public BatchSource(DatasetDefinition definition, Path file, boolean expected) {
        this(definition, file, expected, file.getFileName().toString());
    }

    /** The user's file if one is named, or else the one that the generator makes. */
    public static BatchSource of(
            DatasetDefinition definition, Optional<Path> named, OutDirectory out, GeneratedFile generated) {
        return new BatchSource(definition, named.orElseGet(() -> generated.in(out)), named.isEmpty());
    }

    /**
     * The batch's id, as soon as the file is there: it appears under its name when it is whole.
     *
     * @throws StageFailure with code 66 if a user's file is not there, with 75 if the generator's is not in time
     */
    public String awaitBatch(Gate gate) {
        awaitFile(gate);
        return batchOf(ContentHash.of(file));
    }

    /** The id of the batch that such content makes. */
    public String batchOf(String contentSha256) {
        return BatchId.of(definition, contentSha256);
    }

    /** Waits for the file alone; throws what {@link #awaitBatch} does. */
    public void awaitFile(Gate gate) {
        if (expected) {
            gate.await(file.toString(), () -> Optional.of(file).filter(Files::isRegularFile));
        } else if (!Files.isRegularFile(file)) {
            throw new StageFailure(ExitCode.NO_INPUT, "There is no file %s: check what --input names.".formatted(file));
        }
    }

    /** How many rows of the file fit the definition, where a generator has said so. */
    public Optional<Long> rows() {
        return new ManifestFile().read(OutDirectory.manifestOf(file)).map(manifest -> manifest.totals()
                .rows());
    }
}
