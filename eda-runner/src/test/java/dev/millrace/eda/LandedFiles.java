package dev.millrace.eda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Stage;

/** Lands rows as the sink does, with the contract's own CSV and tally. */
final class LandedFiles {
    private final DatasetDefinition definition;
    private final Path directory;
    private final Tally tally;
    private final List<Path> files = new ArrayList<>();

    LandedFiles(DatasetDefinition definition, Path directory) {
        this.definition = definition;
        this.directory = directory;
        this.tally = new Tally(definition);
    }

    /** One more file. */
    LandedFiles with(Row... rows) {
        CanonicalCsv csv = new CanonicalCsv();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(csv.header(definition));
        bytes.write('\n');
        for (Row row : rows) {
            tally.add(row);
            bytes.writeBytes(csv.encode(row));
            bytes.write('\n');
        }
        Path file = directory.resolve("part-%d-0-%d.csv".formatted(files.size(), rows.length));
        try {
            Files.createDirectories(directory);
            Files.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.add(file);
        return this;
    }

    List<Path> files() {
        return files;
    }

    Totals totals() {
        return tally.totals();
    }

    /** The manifest, which makes them a batch. */
    void vouch(String batch, Totals totals) {
        new ManifestFile().write(directory.resolve(OutDirectory.MANIFEST), manifest(Stage.SINK, batch, totals));
    }

    /** The manifests of the stages before. */
    void vouchBefore(OutDirectory out, String batch, Totals totals) {
        ManifestFile manifests = new ManifestFile();
        manifests.write(OutDirectory.manifestOf(out.generated("some.csv")), manifest(Stage.GENERATE, batch, totals));
        manifests.write(out.ingested(batch), manifest(Stage.INGEST, batch, totals));
    }

    private Manifest manifest(Stage stage, String batch, Totals totals) {
        return new Manifest(
                stage,
                batch,
                definition.name(),
                BatchId.fingerprint(definition),
                totals,
                0,
                files.stream()
                        .map(file -> new DataFile(file.getFileName().toString(), 0, "", 0, null))
                        .toList(),
                Map.of("multiline", "false"),
                0);
    }
}
