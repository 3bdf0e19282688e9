package dev.millrace.eda;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.DatasetDefinition;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Profiles the rows of a batch in one pass: the figures of the whole are observed as the rows go by on their way to the
 * groups.
 */
final class Analysis {
    private final DatasetDefinition definition;
    private final LandedRows landedRows;
    private final BatchFigures figures;
    private final Breakdowns breakdowns;

    Analysis(DatasetDefinition definition, SparkSession session) {
        this.definition = definition;
        this.landedRows = new LandedRows(session);
        this.figures = new BatchFigures(definition);
        this.breakdowns = new Breakdowns(definition);
    }

    /**
     * Reads files and profiles their rows.
     *
     * @param batch the batch id
     * @param files absolute paths
     */
    Profile profile(String batch, List<Path> files, CsvLayout layout) {
        return profile(batch, landedRows.read(definition, files, layout));
    }

    /**
     * Profiles rows of any origin.
     *
     * @param batch what stands for the batch id
     * @param texts the travelling columns as canonical texts
     */
    Profile profile(String batch, Dataset<Row> texts) {
        Dataset<Row> rows = TypedRows.of(definition, texts);
        return definition.dimensions().isEmpty() ? ofWhole(batch, rows) : ofWholeAndGroups(batch, rows);
    }

    private Profile ofWhole(String batch, Dataset<Row> rows) {
        List<Column> all = figures.aggregates();
        Row result = rows.agg(all.get(0), rest(all)).head();
        Map<String, Object> results = new java.util.HashMap<>();
        for (String name : result.schema().fieldNames()) {
            results.put(name, result.getAs(name));
        }
        return figures.profile(batch, results, List.of());
    }

    private Profile ofWholeAndGroups(String batch, Dataset<Row> rows) {
        Observation whole = new Observation("whole");
        Observation distinct = new Observation("distinct");
        Dataset<Row> groups =
                observe(breakdowns.groups(observe(rows, whole, figures.aggregates())), distinct, breakdowns.distinct());
        List<Row> largest = breakdowns.largest(groups).collectAsList();
        return figures.profile(batch, results(whole), breakdowns.of(largest, results(distinct)));
    }

    private static Dataset<Row> observe(Dataset<Row> rows, Observation observation, List<Column> aggregates) {
        return rows.observe(observation, aggregates.get(0), rest(aggregates));
    }

    private static Map<String, Object> results(Observation observation) {
        try {
            return observation.getAsJava();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Spark was at work", e);
        }
    }

    private static Column[] rest(List<Column> columns) {
        return columns.subList(1, columns.size()).toArray(Column[]::new);
    }
}
