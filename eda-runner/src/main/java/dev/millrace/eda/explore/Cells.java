package dev.millrace.eda.explore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/** An answer as rows of numbers, booleans and texts, whatever else there was in it. */
final class Cells {
    /** Beyond this, zeros say less than an exponent. */
    private static final int MOST_ZEROS = 20;

    private final StructField[] fields;
    private final Dataset<Row> rows;

    Cells(Dataset<Row> answer) {
        this.fields = answer.schema().fields();
        // Two columns of an answer may have one name; places are unique.
        String[] places = new String[fields.length];
        Arrays.setAll(places, i -> "c" + i);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            boolean isPlain = isNumber(i)
                    || fields[i].dataType() instanceof StringType
                    || fields[i].dataType() instanceof BooleanType;
            Column column = functions.col(places[i]);
            columns.add(isPlain ? column : column.cast(DataTypes.StringType).as(places[i]));
        }
        this.rows = answer.toDF(places).select(columns.toArray(Column[]::new));
    }

    List<String> names() {
        return Arrays.stream(fields).map(StructField::name).toList();
    }

    boolean isNumber(int column) {
        return fields[column].dataType() instanceof NumericType;
    }

    Dataset<Row> rows() {
        return rows;
    }

    /** The text of a cell; null for a missing value. */
    static String text(Row row, int column) {
        Object value = row.get(column);
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        boolean isFraction = value instanceof Double number && Double.isFinite(number)
                || value instanceof Float single && Float.isFinite(single);
        return isFraction ? plain(value.toString()) : value == null ? null : value.toString();
    }

    private static String plain(String number) {
        BigDecimal value = new BigDecimal(number).stripTrailingZeros();
        return Math.abs(value.precision() - value.scale()) > MOST_ZEROS ? number : value.toPlainString();
    }
}
