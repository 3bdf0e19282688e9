package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType;
import dev.millrace.contract.dataset.DatasetDefinition;

/**
 * The rows of some CSV files in DuckDB, as table {@code batch}: every column by its type, null for a missing value, and
 * beside it its text, named {@code <column>_text} and empty for a missing value.
 */
final class DuckTable implements AutoCloseable {
    private final Connection connection;

    DuckTable(DatasetDefinition definition, List<Path> files) {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("set threads = 2");
                statement.execute("create table batch as select *%s from (select %s from %s)"
                        .formatted(
                                definition.derived().stream()
                                        .map(DuckTable::derived)
                                        .collect(Collectors.joining()),
                                definition.travelling().stream()
                                        .map(DuckTable::typedAndText)
                                        .collect(Collectors.joining(", ")),
                                csv(definition, files)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String csv(DatasetDefinition definition, List<Path> files) {
        return "read_csv([%s], columns = {%s}, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"') as texts"
                .formatted(
                        files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", ")),
                        definition.travelling().stream()
                                .map(column -> "'" + column.name() + "': 'VARCHAR'")
                                .collect(Collectors.joining(", ")));
    }

    private static String typedAndText(Column column) {
        return "cast(nullif(texts.%1$s, '') as %2$s) as %1$s, coalesce(texts.%1$s, '') as %1$s_text"
                .formatted(column.name(), type(column.type()));
    }

    private static String derived(Column column) {
        return ", cast(%3$s as %2$s) as %1$s, coalesce(cast(cast(%3$s as %2$s) as varchar), '') as %1$s_text"
                .formatted(column.name(), type(column.type()), column.derived());
    }

    static String type(ColumnType type) {
        return switch (type.kind()) {
            case STRING -> "varchar";
            case INTEGER, LONG -> "hugeint";
            case DECIMAL -> "decimal(%d, %d)".formatted(type.precision(), type.scale());
            case DOUBLE -> "double";
            case BOOLEAN -> "boolean";
            case TIMESTAMP -> "timestamp";
            case DATE -> "date";
        };
    }

    /** What a query returns, row by row. */
    <T> List<T> list(String query, Reading<T> reading) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reading.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** The one row that a query returns. */
    <T> T one(String query, Reading<T> reading) {
        List<T> all = list(query, reading);
        if (all.size() != 1) {
            throw new IllegalStateException("%d rows and not one: %s".formatted(all.size(), query));
        }
        return all.get(0);
    }

    /** The one number that a query returns. */
    long count(String query) {
        return one(query, row -> row.getLong(1));
    }

    /** A number of any type; null for none. */
    static BigDecimal decimal(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : new BigDecimal(text);
    }

    /** A floating-point number; null for none, or for what is not a number. */
    static Double floating(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() || !Double.isFinite(value) ? null : value;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Makes something of a row. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }
}
