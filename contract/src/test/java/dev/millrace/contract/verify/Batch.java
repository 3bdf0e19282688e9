package dev.millrace.contract.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Stage;

/** A small batch on the disk, as the stages leave it: three good rows, in an input file with headers of its own. */
final class Batch {
    static final DatasetDefinition SALES = new DatasetDefinition(
            "sales",
            List.of(
                    new Column("id", ColumnType.parse("string"), Role.KEY, true, null, null, null, List.of("Id"), null),
                    new Column(
                            "day",
                            ColumnType.parse("date"),
                            Role.EVENT_TIME,
                            false,
                            null,
                            null,
                            "d/M/yyyy",
                            List.of("Day"),
                            null),
                    new Column(
                            "amount",
                            ColumnType.parse("decimal(10,2)"),
                            Role.MEASURE,
                            false,
                            null,
                            null,
                            null,
                            List.of("Amount"),
                            null)));
    static final Totals TOTALS = totals(
            Row.of("a", "2024-01-31", "1.50"),
            Row.of("b, c", "2024-02-01", "20.00"),
            Row.of("d", "2024-02-02", "0.25"));

    final OutDirectory out;
    final Path input;
    final String id;
    private final ManifestFile manifests = new ManifestFile();

    private Batch(OutDirectory out, Path input) {
        this.out = out;
        this.input = input;
        this.id = BatchId.of(SALES, ContentHash.of(input));
    }

    /** A batch that has gone all the way; its input has a fourth record that was rejected. */
    static Batch in(Path directory) throws IOException {
        OutDirectory out = new OutDirectory(directory.resolve("out"));
        Path input = directory.resolve("sales.csv");
        Files.writeString(input, "Id,Day,Amount\na,31/1/2024,1.5\n\"b, c\",1/2/2024,20\nx,never,1\nd,2/2/2024,.25\n");
        Batch batch = new Batch(out, input);
        batch.ingested(1);
        batch.land("part-0-0-1.csv", "id,day,amount\na,2024-01-31,1.50\n\"b, c\",2024-02-01,20.00\n");
        batch.land("part-1-0-0.csv", "id,day,amount\nd,2024-02-02,0.25\n");
        batch.landed(TOTALS);
        batch.analysed(TOTALS);
        return batch;
    }

    static Totals totals(Row... rows) {
        Tally tally = new Tally(SALES);
        for (Row row : rows) {
            tally.add(row);
        }
        return tally.totals();
    }

    Path part(String name) {
        return out.landed(id).resolve(name);
    }

    void land(String name, String content) throws IOException {
        Files.createDirectories(out.landed(id));
        Files.write(part(name), content.getBytes(StandardCharsets.UTF_8));
    }

    void ingested(long rejected) {
        manifests.write(out.ingested(id), manifest(Stage.INGEST, TOTALS, rejected, List.of()));
    }

    void landed(Totals totals) throws IOException {
        List<DataFile> files = new ArrayList<>();
        for (String name : List.of("part-0-0-1.csv", "part-1-0-0.csv")) {
            Path part = part(name);
            files.add(new DataFile(name, Files.size(part), ContentHash.of(part), 1, null));
        }
        manifests.write(out.landed(id).resolve(OutDirectory.MANIFEST), manifest(Stage.SINK, totals, 0, files));
    }

    void analysed(Totals totals) {
        manifests.write(out.report().resolve(OutDirectory.MANIFEST), manifest(Stage.EDA, totals, 0, List.of()));
    }

    Manifest manifest(Stage stage, Totals totals, long rejected, List<DataFile> files) {
        return new Manifest(
                stage,
                id,
                SALES.name(),
                BatchId.fingerprint(SALES),
                totals,
                rejected,
                files,
                Map.of("source", input.toString()),
                1);
    }

    Evidence evidence() {
        return new EvidenceFinder(out).find(new OriginFinder(out, SALES).given(input));
    }
}
