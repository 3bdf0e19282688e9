package dev.millrace.eda.input;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Turns rows of texts into rows that have every column of the definition by name and type, derived ones too, and beside
 * each its text, and the row's hash.
 */
public final class TypedRows {
    /** The hash of the row, as the contract's RowHash computes it. */
    public static final String HASH = "_hash";

    // Digits of the longest long.
    private static final DataType WHOLE_NUMBER = DataTypes.createDecimalType(20, 0);

    private TypedRows() {}

    /** What the column with the text of another is called: no column of a definition starts with an underscore. */
    public static String text(Column column) {
        return "_text_" + column.name();
    }

    /**
     * @param texts the travelling columns as strings
     * @throws StageFailure with code 64 if a derived column's expression cannot be understood, or does more than compute
     */
    public static Dataset<Row> of(DatasetDefinition definition, Dataset<Row> texts) {
        Dataset<Row> rows = texts.select(travelling(definition));
        for (Column column : definition.derived()) {
            guard(definition, column);
            rows = derive(definition, rows, column);
        }
        return rows;
    }

    private static org.apache.spark.sql.Column[] travelling(DatasetDefinition definition) {
        List<org.apache.spark.sql.Column> columns = new ArrayList<>();
        List<org.apache.spark.sql.Column> texts = new ArrayList<>();
        for (Column column : definition.travelling()) {
            org.apache.spark.sql.Column text = functions.coalesce(functions.col(column.name()), functions.lit(""));
            texts.add(text);
            columns.add(text.as(text(column)));
            columns.add(functions.col(column.name()).cast(type(column.type())).as(column.name()));
        }
        columns.add(functions
                .xxhash64(functions.concat_ws("\u001f", texts.toArray(org.apache.spark.sql.Column[]::new)))
                .as(HASH));
        return columns.toArray(org.apache.spark.sql.Column[]::new);
    }

    /** A definition may come from somebody else: what it computes with is looked at before Spark looks. */
    private static void guard(DatasetDefinition definition, Column column) {
        SqlGuard.refused(functions.expr(column.derived()).expr()).ifPresent(refused -> {
            throw new StageFailure(
                    ExitCode.USAGE,
                    ("Dataset %s, column %s: %s may not be in a derived column, which is computed from the columns of its row"
                                    + " with Spark's scalar functions: mend it.")
                            .formatted(definition.name(), column.name(), refused));
        });
    }

    private static Dataset<Row> derive(DatasetDefinition definition, Dataset<Row> rows, Column column) {
        try {
            org.apache.spark.sql.Column value =
                    numbersOnly(functions.expr(column.derived()).cast(type(column.type())), column);
            return rows.withColumn(column.name(), value)
                    .withColumn(
                            text(column),
                            functions.coalesce(
                                    functions.col(column.name()).cast(DataTypes.StringType), functions.lit("")));
        } catch (Exception e) {
            // Scala declares no exceptions, so that Java cannot catch this one by its name.
            if (e instanceof AnalysisException) {
                throw new StageFailure(
                        ExitCode.USAGE,
                        "Dataset %s, column %s: Spark cannot understand the derived expression '%s': mend it."
                                .formatted(definition.name(), column.name(), column.derived()),
                        e);
            }
            throw e;
        }
    }

    /** What is no number, such as the result of a division by zero, is a missing value. */
    private static org.apache.spark.sql.Column numbersOnly(org.apache.spark.sql.Column value, Column column) {
        return column.type().kind() == ColumnType.Kind.DOUBLE
                ? functions.when(functions.abs(value).leq(Double.MAX_VALUE), value)
                : value;
    }

    private static DataType type(ColumnType type) {
        return switch (type.kind()) {
            case STRING -> DataTypes.StringType;
            case INTEGER, LONG -> WHOLE_NUMBER;
            case DECIMAL -> DataTypes.createDecimalType(type.precision(), type.scale());
            case DOUBLE -> DataTypes.DoubleType;
            case BOOLEAN -> DataTypes.BooleanType;
            case TIMESTAMP -> DataTypes.TimestampType;
            case DATE -> DataTypes.DateType;
        };
    }
}
