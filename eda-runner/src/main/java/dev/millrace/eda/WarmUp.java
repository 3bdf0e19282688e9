package dev.millrace.eda;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.AtomicFile;
import org.apache.spark.sql.SparkSession;

/**
 * Does the whole work once on next to nothing: Spark then has planned, compiled and loaded what the rows will need.
 */
final class WarmUp {
    private final DatasetDefinition definition;
    private final Path scratch;

    WarmUp(DatasetDefinition definition, Path scratch) {
        this.definition = definition;
        this.scratch = scratch;
    }

    /** What Spark does first and what takes longest come first. */
    List<Runnable> steps(SparkSession session) {
        return List.of(() -> analyse(session), this::draw);
    }

    /** Analyses a row of missing values. */
    Profile analyse(SparkSession session) {
        Path file = scratch.resolve("warm-up.csv");
        AtomicFile.write(file, oneEmptyRow().getBytes(StandardCharsets.UTF_8));
        return new Analysis(definition, session).profile("warm-up", List.of(file), CsvLayout.LINES);
    }

    private String oneEmptyRow() {
        List<Column> columns = definition.travelling();
        return columns.stream().map(Column::name).collect(Collectors.joining(","))
                + "\n"
                + columns.stream().map(column -> "\"\"").collect(Collectors.joining(","))
                + "\n";
    }

    /** Draws the weekdays of one row. */
    void draw(Profile profile) {
        new PlotBook(profile).all();
    }
}
