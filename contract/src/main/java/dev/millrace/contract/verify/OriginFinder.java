package dev.millrace.contract.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;

/** Finds the file that a batch comes from. */
public final class OriginFinder {
    /** The detail of an ingested batch that says which file it was. */
    private static final String SOURCE = "source";

    private final OutDirectory out;
    private final DatasetDefinition definition;
    private final ManifestFile manifests = new ManifestFile();

    public OriginFinder(OutDirectory out, DatasetDefinition definition) {
        this.out = out;
        this.definition = definition;
    }

    /** The user's own file, whose content is hashed. */
    public Origin given(Path file) {
        return new Origin.Given(file, BatchId.of(definition, ContentHash.of(file)));
    }

    /**
     * Generated rows.
     *
     * @throws StageFailure with code 66 if there are none like these
     */
    public Origin generated(GeneratedFile generated) {
        Path file = generated.in(out);
        return manifests
                .read(OutDirectory.manifestOf(file))
                .<Origin>map(manifest -> new Origin.Generated(file, manifest))
                .orElseThrow(() -> new StageFailure(
                        ExitCode.NO_INPUT,
                        "There is no %s: run ./millrace generate with the same options.".formatted(file)));
    }

    /**
     * The origin of a batch that is known by its id.
     *
     * @throws StageFailure with code 66 if nothing knows the batch, with 64 if it was read by another definition
     */
    public Origin of(String batch) {
        return generated(batch).orElseGet(() -> given(source(batch)));
    }

    /**
     * The origin of the batch that was analysed last.
     *
     * @throws StageFailure with code 66 if none was
     */
    public Origin last() {
        return manifests
                .read(out.report().resolve(OutDirectory.MANIFEST))
                .map(report -> of(report.batch()))
                .orElseThrow(() -> new StageFailure(
                        ExitCode.NO_INPUT,
                        "Nothing has been analysed in %s yet: start with ./millrace run --out %s."
                                .formatted(out.root(), out.root())));
    }

    private Path source(String batch) {
        Path file = out.ingested(batch);
        Manifest ingested = manifests
                .read(file)
                .orElseThrow(() -> new StageFailure(
                        ExitCode.NO_INPUT,
                        "There is no %s: run ./millrace ingest with the same options.".formatted(file)));
        if (!BatchId.fingerprint(definition).equals(ingested.definition())) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "Batch %s was read as dataset '%s', not by this definition of '%s': name its file with --dataset."
                            .formatted(batch, ingested.dataset(), definition.name()));
        }
        Path source = Path.of(ingested.details().getOrDefault(SOURCE, ""));
        if (!Files.isRegularFile(source)) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "The file '%s' that batch %s came from is not there: say where it is with --input."
                            .formatted(source, batch));
        }
        return source;
    }

    private Optional<Origin> generated(String batch) {
        Path directory = out.root().resolve("generated");
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        String ending = "." + OutDirectory.MANIFEST;
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .flatMap(file -> generated(file, ending, batch).stream())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Origin> generated(Path manifest, String ending, String batch) {
        String name = manifest.getFileName().toString();
        Path file = manifest.resolveSibling(name.substring(0, name.length() - ending.length()));
        return manifests
                .read(manifest)
                .filter(found -> found.batch().equals(batch))
                .map(found -> new Origin.Generated(file, found));
    }
}
