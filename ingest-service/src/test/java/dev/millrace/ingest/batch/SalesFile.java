package dev.millrace.ingest.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType;
import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowParser;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.BatchSource;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.wire.WireFormat;
import org.junit.jupiter.api.TestInfo;

/** A small file of sales, and what is right about it. */
final class SalesFile {
    private static final int RECORDS_PER_TRANSACTION = 100;

    private final DatasetDefinition definition;
    private final Path file;
    private final OutDirectory out;

    SalesFile(Path directory, String dataset) {
        this.file = directory.resolve("sales.csv");
        this.out = new OutDirectory(directory.resolve("out"));
        this.definition = new DatasetDefinition(
                dataset,
                List.of(
                        column("id", ColumnType.of(ColumnType.Kind.STRING), Role.KEY, "Id"),
                        column("city", ColumnType.of(ColumnType.Kind.STRING), Role.DIMENSION, "City"),
                        column("amount", ColumnType.decimal(10, 2), Role.MEASURE, "Amount")));
    }

    /** The name of a dataset that no other test has, whichever method of whichever class it is. */
    static String dataset(TestInfo test) {
        return "sales_"
                + Integer.toHexString(
                        test.getTestMethod().orElseThrow().toString().hashCode());
    }

    private static Column column(String name, ColumnType type, Role role, String header) {
        return new Column(name, type, role, true, null, null, null, List.of(header), null);
    }

    static String goodRow(int i) {
        return "S%d,\"Yangon, %d\",%d.%02d".formatted(i, i % 7, i, i % 100);
    }

    void write(Stream<String> rows) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "Id,City,Amount\n" + rows.collect(Collectors.joining("\n")) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return file;
    }

    /** Writes the file as it is to be, header and all. */
    void writeRaw(byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packs the file where it lies; how it is packed is told by its content. */
    void pack() {
        try {
            byte[] content = Files.readAllBytes(file);
            try (var packing = new GZIPOutputStream(Files.newOutputStream(file))) {
                packing.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DatasetDefinition definition() {
        return definition;
    }

    IngestRequest request(String maxRejected) {
        return request(maxRejected, RECORDS_PER_TRANSACTION);
    }

    IngestRequest request(String maxRejected, int recordsPerTransaction) {
        return new IngestRequest(
                new BatchSource(definition, file, false),
                out,
                WireFormat.JSON,
                recordsPerTransaction,
                new MaxRejected(maxRejected),
                3,
                Optional.empty(),
                Shard.WHOLE,
                Duration.ofSeconds(30));
    }

    /** The request that ingests one shard of the file. */
    IngestRequest request(Shard shard, String maxRejected) {
        IngestRequest request = request(maxRejected);
        return new IngestRequest(
                request.source(),
                request.out(),
                request.wire(),
                request.recordsPerTransaction(),
                request.maxRejected(),
                request.partitions(),
                request.replays(),
                shard,
                request.retryWindow());
    }

    /** The request that sends the rejected rows of another batch again, as this file. */
    IngestRequest replay(String original, String maxRejected) {
        IngestRequest request = request(maxRejected);
        return new IngestRequest(
                request.source(),
                request.out(),
                request.wire(),
                request.recordsPerTransaction(),
                request.maxRejected(),
                request.partitions(),
                Optional.of(original),
                Shard.WHOLE,
                request.retryWindow());
    }

    String batch() {
        return BatchId.of(definition, ContentHash.of(file));
    }

    Manifest manifest() {
        return new ManifestFile().read(out.ingested(batch())).orElseThrow();
    }

    long offsetOfLine(int line) {
        try {
            return Files.readString(file)
                    .lines()
                    .limit(line - 1L)
                    .mapToLong(text -> text.length() + 1L)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the rows that fit add up to. */
    Totals totals() {
        Tally tally = new Tally(definition);
        try (CsvSource source = CsvSource.open(file)) {
            RowParser parser = RowParser.of(definition, source.header(), "sales.csv");
            for (var record = source.next(); record != null; record = source.next()) {
                if (parser.parse(record) instanceof Row row) {
                    tally.add(row);
                }
            }
            return tally.totals();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
