package dev.millrace.eda;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.eda.profile.Profile;
import org.apache.spark.sql.SparkSession;

/**
 * Does the whole work once on next to nothing: Spark then has planned, compiled and loaded what the rows will need.
 */
final class WarmUp {
    /** So many that every kind of chart has something to show. */
    private static final int ROWS = 60;

    private static final int TEXTS = 25;

    private final DatasetDefinition definition;
    private final Path scratch;

    WarmUp(DatasetDefinition definition, Path scratch) {
        this.definition = definition;
        this.scratch = scratch;
    }

    /** Analyses a few rows that nobody has seen. */
    Profile analyse(SparkSession session) {
        Path file = scratch.resolve("warm-up.csv");
        AtomicFile.write(file, rows().getBytes(StandardCharsets.UTF_8));
        return new Analysis(definition, session).profile("warm-up", List.of(file), CsvLayout.LINES);
    }

    private String rows() {
        List<Column> columns = definition.travelling();
        String header = columns.stream().map(Column::name).collect(Collectors.joining(","));
        return IntStream.range(0, ROWS)
                .mapToObj(row -> columns.stream()
                        .map(column -> '"' + text(column, row) + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private static String text(Column column, int row) {
        return switch (column.type().kind()) {
            case STRING -> "text " + row % TEXTS;
            case INTEGER, LONG -> Integer.toString(row);
            case DECIMAL -> BigDecimal.valueOf(row, column.type().scale()).toPlainString();
            case DOUBLE -> Double.toString(row);
            case BOOLEAN -> Boolean.toString(row % 2 == 0);
            case TIMESTAMP -> "2000-01-%02d 12:00:00".formatted(1 + row % 28);
            case DATE -> "2000-01-%02d".formatted(1 + row % 28);
        };
    }
}
