package dev.millrace.eda.input;

import java.util.Arrays;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Parsed;
import dev.millrace.contract.dataset.RowError;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The rows that do not fit their definition travel beside the others as what is wrong with them, are counted as they go
 * by, and go no further: to count them takes no reading of its own.
 */
final class Unfit {
    // No column of a definition starts with an underscore.
    private static final String FILE = "_unfit_file";
    private static final String LINE = "_unfit_line";
    private static final String PROBLEM = "_unfit";

    private final DatasetDefinition definition;
    private final String input;
    private final Observation seen = new Observation();

    Unfit(DatasetDefinition definition, String input) {
        this.definition = definition;
        this.input = input;
    }

    /** What {@link #row} makes: the texts, and what is wrong. */
    static StructType schema(DatasetDefinition definition) {
        Stream<StructField> texts = definition.travelling().stream()
                .map(column -> DataTypes.createStructField(column.name(), DataTypes.StringType, true));
        Stream<StructField> problem = Stream.of(
                DataTypes.createStructField(FILE, DataTypes.StringType, true),
                DataTypes.createStructField(LINE, DataTypes.LongType, true),
                DataTypes.createStructField(PROBLEM, DataTypes.StringType, true));
        return new StructType(Stream.concat(texts, problem).toArray(StructField[]::new));
    }

    /**
     * A row for Spark.
     *
     * @param columns how many columns travel
     * @param file where it comes from
     */
    static Row row(Parsed parsed, int columns, String file) {
        Object[] values = new Object[columns + 3];
        if (parsed instanceof dev.millrace.contract.dataset.Row row) {
            Arrays.setAll(values, i -> i < columns && row.from(i) < row.to(i) ? row.text(i) : null);
        } else if (parsed instanceof RowError error) {
            values[columns] = file;
            values[columns + 1] = error.line();
            values[columns + 2] = error.line() > 0 ? error.describe(file) : problem(error, file);
        }
        return RowFactory.create(values);
    }

    private static String problem(RowError error, String file) {
        return "%s, column %s: %s".formatted(file, error.column(), error.problem());
    }

    /** Lets through the texts of the rows that fit; the others are counted as soon as all rows have passed once. */
    Dataset<Row> withheld(Dataset<Row> rows) {
        Column problem = functions.col(PROBLEM);
        Column first = functions.min(functions.when(
                problem.isNotNull(), functions.struct(functions.col(FILE), functions.col(LINE), problem)));
        Dataset<Row> counted = rows.observe(
                seen,
                functions.count(functions.lit(1)).as("rows"),
                functions.count(problem).as("unfit"),
                first.as("first"));
        return counted.filter(problem.isNull()).drop(FILE, LINE, PROBLEM);
    }

    /**
     * Refuses the input if rows were withheld. To be called when all rows have passed once.
     *
     * @throws StageFailure with code 65, a count and the first of them
     */
    void check() {
        var figures = results();
        long unfit = (Long) figures.get("unfit");
        if (unfit > 0) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%,d of %,d rows in %s do not fit dataset %s, first %s: mend the rows or the definition."
                            .formatted(
                                    unfit,
                                    (Long) figures.get("rows"),
                                    input,
                                    definition.name(),
                                    ((Row) figures.get("first")).getString(2)));
        }
    }

    private java.util.Map<String, Object> results() {
        try {
            return seen.getAsJava();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Spark was at work", e);
        }
    }
}
