package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType.Kind;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Distinct;
import dev.millrace.eda.profile.TextFigures;
import dev.millrace.eda.profile.TimeFigures;
import dev.millrace.eda.profile.TimeFigures.Gap;
import dev.millrace.eda.profile.ValueCount;

/** Asks DuckDB for the figures of every column. */
final class DuckColumns {
    private final DuckTable table;
    private final DatasetDefinition definition;
    private final Map<String, List<BigDecimal>> edges;

    /**
     * @param edges where the ranges of the histograms begin and end, by column
     */
    DuckColumns(DuckTable table, DatasetDefinition definition, Map<String, List<BigDecimal>> edges) {
        this.table = table;
        this.definition = definition;
        this.edges = edges;
    }

    List<ColumnProfile> all() {
        return definition.columns().stream().map(this::column).toList();
    }

    private ColumnProfile column(Column column) {
        long values = table.count("select count(*) from batch where %s_text <> ''".formatted(column.name()));
        boolean hasValues = values > 0;
        return new ColumnProfile(
                column.name(),
                column.type().toString(),
                column.role(),
                column.derived(),
                values,
                table.count("select count(*) from batch where %s_text = ''".formatted(column.name())),
                new Distinct(
                        table.count("select count(distinct %1$s_text) from batch where %1$s_text <> ''"
                                .formatted(column.name())),
                        0),
                mostFrequent("%s_text".formatted(column.name()), column, 10),
                hasValues && column.type().isNumber()
                        ? new DuckNumbers(table, column).figures(edges.get(column.name()))
                        : null,
                hasValues && column.type().kind() == Kind.STRING ? texts(column, values) : null,
                hasValues && column.type().isTemporal() ? times(column) : null);
    }

    private List<ValueCount> mostFrequent(String expression, Column column, int most) {
        return table.list(
                """
                select %s as value, count(*) as rows from batch where %s_text <> ''
                group by value order by rows desc, value limit %d""".formatted(expression, column.name(), most),
                row -> new ValueCount(row.getString(1), row.getLong(2)));
    }

    private TextFigures texts(Column column, long values) {
        String shape = """
                regexp_replace(regexp_replace(regexp_replace(%s,
                    '\\p{Lu}+', 'A', 'g'), '[\\p{Ll}\\p{Lt}\\p{Lm}\\p{Lo}]+', 'a', 'g'), '\\p{Nd}+', '9', 'g')""".formatted(column.name());
        List<ValueCount> patterns = mostFrequent(shape, column, 5);
        long shown = patterns.stream().mapToLong(ValueCount::rows).sum();
        return table.one(
                "select min(length(%1$s)), max(length(%1$s)), avg(length(%1$s)) from batch".formatted(column.name()),
                row -> new TextFigures(row.getInt(1), row.getInt(2), row.getDouble(3), patterns, values - shown));
    }

    private TimeFigures times(Column column) {
        String days =
                "(select cast(%1$s as date) as day, count(*) as rows from batch where %1$s is not null group by day)"
                        .formatted(column.name());
        return table.one(
                """
                select (select min(%1$s_text) from batch where %1$s_text <> ''), (select max(%1$s_text) from batch),
                    count(*), datediff('day', min(day), max(day)) + 1 - count(*), quantile_disc(rows, 0.5)
                from %2$s""".formatted(column.name(), days),
                row -> new TimeFigures(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        longestGap(days),
                        row.getLong(5),
                        busiest("isodow", column),
                        column.type().kind() == Kind.DATE ? null : busiest("hour", column)));
    }

    private Gap longestGap(String days) {
        return table
                .list("""
                        select day + 1, next - 1, next - day - 1 as gap
                        from (select day, lead(day) over (order by day) as next from %s)
                        where gap > 0 order by gap desc, day limit 1""".formatted(days), row -> new Gap(row.getString(1), row.getString(2), row.getLong(3)))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private int busiest(String part, Column column) {
        return table.one("""
                select %1$s(%2$s) as part from batch where %2$s is not null
                group by part order by count(*) desc, part limit 1""".formatted(part, column.name()), row -> row.getInt(1));
    }
}
