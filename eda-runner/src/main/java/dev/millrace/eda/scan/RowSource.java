package dev.millrace.eda.scan;

import java.util.List;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.ColumnType;
import dev.millrace.contract.dataset.DatasetDefinition;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The rows to profile, in Spark's own form: the texts of all columns in the definition's order, empty for a missing value,
 * and the row's hash. A {@link Row} of objects for each would cost more than all that is done with them.
 */
public final class RowSource {
    private final JavaRDD<InternalRow> rows;

    private RowSource(JavaRDD<InternalRow> rows) {
        this.rows = rows;
    }

    /**
     * Rows of any origin.
     *
     * @param rows has the columns named, among others
     * @param texts the names of the columns with the texts, in the definition's order
     * @param hash the name of the column with the hash
     */
    public static RowSource of(Dataset<Row> rows, List<String> texts, String hash) {
        Column[] columns =
                Stream.concat(texts.stream(), Stream.of(hash)).map(rows::col).toArray(Column[]::new);
        return new RowSource(internal(rows.select(columns)));
    }

    /**
     * Rows that landed, of a dataset that {@link #readsLines} holds for.
     *
     * @param lines the lines of the files, headers among them
     */
    public static RowSource ofLines(DatasetDefinition definition, Dataset<Row> lines) {
        byte[] header = new CanonicalCsv().header(definition);
        int columns = definition.travelling().size();
        return new RowSource(
                internal(lines).mapPartitions(ofPartition -> new CanonicalLines(ofPartition, header, columns)));
    }

    /**
     * Whether rows can be read from lines: a derived column needs Spark's SQL, and a header must not be mistaken for a row,
     * which it cannot where a column is a number or a time, because no name of a column is one.
     */
    public static boolean readsLines(DatasetDefinition definition) {
        return definition.derived().isEmpty()
                && definition.travelling().stream()
                        .map(dev.millrace.contract.dataset.Column::type)
                        .anyMatch(type -> isNeverAName(type));
    }

    private static boolean isNeverAName(ColumnType type) {
        return type.isExactNumber() || type.isTemporal();
    }

    JavaRDD<InternalRow> rows() {
        return rows;
    }

    private static JavaRDD<InternalRow> internal(Dataset<Row> rows) {
        return rows.queryExecution().toRdd().toJavaRDD();
    }
}
