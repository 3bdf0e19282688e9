package dev.millrace.eda.input;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.RowParser;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Turns values into canonical texts, with the checks of an ingest. The file's name stands behind the columns. */
final class ParquetReading implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1;

    private final DatasetDefinition definition;
    private final String input;

    /**
     * @param definition of rows as Millrace writes them
     */
    ParquetReading(DatasetDefinition definition, String input) {
        this.definition = definition;
        this.input = input;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        List<Column> columns = definition.travelling();
        RowParser parser =
                RowParser.of(definition, columns.stream().map(Column::name).toList(), input);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                Row row = rows.next();
                String[] texts = new String[columns.size()];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = row.isNullAt(i)
                            ? ""
                            : text(row.get(i), columns.get(i).type());
                }
                return Unfit.row(parser.parse(texts), texts.length, row.getString(texts.length));
            }
        };
    }

    private static String text(Object value, ColumnType type) {
        boolean isWhole = type.kind() == ColumnType.Kind.INTEGER || type.kind() == ColumnType.Kind.LONG;
        if (value instanceof BigDecimal decimal) {
            return isWhole ? whole(decimal) : decimal.toPlainString();
        }
        boolean isFinite = value instanceof Double number && Double.isFinite(number)
                || value instanceof Float single && Float.isFinite(single);
        return isFinite && isWhole ? whole(new BigDecimal(value.toString())) : value.toString();
    }

    /** Without the zeros behind the point; with a fraction it is no whole number, and is said to be none. */
    private static String whole(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
