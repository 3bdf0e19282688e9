package dev.millrace.deploy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Stage;

/** The data volume as the stages leave it, without the rows. */
final class PlayedVolume {
    private final OutDirectory data;
    private final ManifestFile manifests = new ManifestFile();

    PlayedVolume(Path directory) {
        this.data = new OutDirectory(directory);
    }

    Path root() {
        return data.root();
    }

    /** What is there when all stages have done a generated batch. */
    void hold(long rows, long seed, String landedHash) throws IOException {
        DatasetDefinition definition = new DatasetFile().load("transactions");
        Path csv = data.generated("transactions-%d-%d.csv".formatted(rows, seed));
        Files.createDirectories(csv.getParent());
        Files.writeString(csv, "rows that nobody copies");
        String batch = BatchId.of(definition, ContentHash.of(csv));
        Totals totals = totals(rows, "5d0c1f8a33b1e902");
        write(OutDirectory.manifestOf(csv), Stage.GENERATE, batch, totals);
        write(data.ingested(batch), Stage.INGEST, batch, totals);
        write(data.landed(batch).resolve(OutDirectory.MANIFEST), Stage.SINK, batch, totals(rows, landedHash));
        write(data.report().resolve(OutDirectory.MANIFEST), Stage.EDA, batch, totals(rows, landedHash));
        Files.writeString(data.report().resolve("index.html"), "<h1>report</h1>");
    }

    private void write(Path file, Stage stage, String batch, Totals totals) {
        String definition = BatchId.fingerprint(new DatasetFile().load("transactions"));
        manifests.write(
                file, new Manifest(stage, batch, "transactions", definition, totals, 0, List.of(), Map.of(), 0.5));
    }

    private static Totals totals(long rows, String hash) {
        return new Totals(rows, hash, Map.of("total_amount", new BigDecimal("89000000.00")));
    }
}
