package dev.millrace.eda.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.eda.TypedSource;
import org.apache.spark.sql.SparkSession;

/**
 * Rows in canonical CSV files, as the sink lands them.
 *
 * @param definition what a row is
 * @param rows all rows
 * @param files the files
 */
record WrittenRows(DatasetDefinition definition, List<Row> rows, List<Path> files) {
    WrittenRows {
        rows = List.copyOf(rows);
        files = List.copyOf(files);
    }

    /**
     * Writes rows.
     *
     * @param count into how many files
     */
    static WrittenRows in(Path directory, DatasetDefinition definition, List<Row> rows, int count) {
        List<Path> files = new ArrayList<>();
        for (int file = 0; file < count; file++) {
            Path path = directory.resolve("part-%d-of-%d.csv".formatted(file, count));
            write(path, definition, rows.subList(rows.size() * file / count, rows.size() * (file + 1) / count));
            files.add(path);
        }
        return new WrittenRows(definition, rows, files);
    }

    /** The rows as lines that are taken apart by ourselves. */
    RowSource lines(SparkSession session) {
        return RowSource.ofLines(
                definition,
                session.read()
                        .option("lineSep", "\n")
                        .text(files.stream().map(Path::toString).toArray(String[]::new)));
    }

    /** The rows as Spark reads and types them. */
    RowSource typed(SparkSession session) {
        return TypedSource.of(session, definition, files);
    }

    private static void write(Path file, DatasetDefinition definition, List<Row> rows) {
        CanonicalCsv csv = new CanonicalCsv();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(csv.header(definition));
        bytes.write('\n');
        for (Row row : rows) {
            bytes.writeBytes(csv.encode(row));
            bytes.write('\n');
        }
        try {
            Files.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
