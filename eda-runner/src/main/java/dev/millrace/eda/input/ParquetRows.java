package dev.millrace.eda.input;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Parsed;
import dev.millrace.contract.dataset.RowError;
import dev.millrace.contract.dataset.RowParser;
import org.apache.spark.sql.Row;

/** Rows of values as rows of canonical texts. */
final class ParquetRows implements ParsedRows {
    private final Column[] columns;
    private final RowParser parser;
    private final Iterator<Row> rows;
    private String file;

    /**
     * @param definition of rows as Millrace writes them
     * @param rows the columns, and behind them the name of the file
     */
    ParquetRows(DatasetDefinition definition, Iterator<Row> rows) {
        this.columns = definition.travelling().toArray(Column[]::new);
        this.parser = RowParser.of(
                definition, List.of(columns).stream().map(Column::name).toList(), definition.name());
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Parsed next() {
        Row row = rows.next();
        String[] texts = new String[columns.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = row.isNullAt(i) ? "" : text(row.get(i), columns[i].type());
        }
        file = row.getString(texts.length);
        return parser.parse(texts);
    }

    @Override
    public String describe(RowError error) {
        return "%s, column %s: %s".formatted(file, error.column(), error.problem());
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
