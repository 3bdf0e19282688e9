package dev.millrace.eda.explore;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType;
import dev.millrace.eda.input.TypedRows;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** A definition's column as users of SQL and Parquet expect it. */
final class TypedTable {
    private TypedTable() {}

    /** The column among those of {@link TypedRows}, which keep whole numbers as decimals. */
    static org.apache.spark.sql.Column column(Column column) {
        org.apache.spark.sql.Column value = functions.col(column.name());
        if (column.type().kind() == ColumnType.Kind.INTEGER) {
            return value.cast(DataTypes.IntegerType).as(column.name());
        }
        return column.type().kind() == ColumnType.Kind.LONG
                ? value.cast(DataTypes.LongType).as(column.name())
                : value;
    }

    /** All columns of a definition. */
    static org.apache.spark.sql.Column[] columns(Iterable<Column> columns) {
        return java.util.stream.StreamSupport.stream(columns.spliterator(), false)
                .map(TypedTable::column)
                .toArray(org.apache.spark.sql.Column[]::new);
    }
}
