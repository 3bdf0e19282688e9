package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowHash;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Correlations;
import dev.millrace.eda.profile.Duplicates;
import dev.millrace.eda.profile.HeatMap;
import dev.millrace.eda.profile.Period;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.Sample;

/**
 * The profile that DuckDB makes of the same files. It is put together by the records' constructors, so that a figure that
 * is added to a record cannot be forgotten here: this would not compile.
 */
final class Expected {
    private final WrittenRows rows;
    private final DatasetDefinition definition;
    private final DuckTable table;
    private HeatMap heatMap;
    private Correlations correlations;

    Expected(WrittenRows rows, DuckTable table) {
        this.rows = rows;
        this.definition = rows.definition();
        this.table = table;
    }

    /**
     * The whole profile.
     *
     * @param ours where the histograms' ranges are taken from: they can be chosen in more than one way
     */
    Profile like(Profile ours) {
        relate();
        return new Profile(
                definition.name(),
                ours.batch(),
                totals(),
                period(),
                definition.travelling().stream()
                        .mapToLong(column -> missing(column.name()))
                        .sum(),
                duplicates(),
                new DuckColumns(table, definition, edges(ours)).all(),
                new DuckDimensions(table, definition).all(),
                heatMap,
                new DuckPareto(table, definition).pareto(),
                new DuckCalendar(table, definition).calendar(),
                correlations,
                sample());
    }

    /** How columns go together does not hang on the ranges, and takes longest to find out. */
    private void relate() {
        if (correlations == null) {
            DuckRelations relations = new DuckRelations(table, definition);
            heatMap = relations.heatMap();
            correlations = relations.correlations();
        }
    }

    private static Map<String, List<BigDecimal>> edges(Profile ours) {
        Map<String, List<BigDecimal>> edges = new HashMap<>();
        for (ColumnProfile column : ours.columns()) {
            if (column.number() != null) {
                edges.put(column.name(), column.number().histogram().edges());
            }
        }
        return edges;
    }

    /** What the stages before counted: hashes are not DuckDB's. */
    private Totals totals() {
        Tally tally = new Tally(definition);
        rows.rows().forEach(tally::add);
        return tally.totals();
    }

    private Period period() {
        return definition
                .eventTime()
                .map(Column::name)
                .filter(time -> table.count("select count(%s) from batch".formatted(time)) > 0)
                .map(time -> table.one(
                        "select min(%1$s_text), max(%1$s_text) from batch where %1$s is not null".formatted(time),
                        row -> new Period(row.getString(1), row.getString(2))))
                .orElse(null);
    }

    private long missing(String column) {
        return table.count("select count(*) from batch where %s_text = ''".formatted(column));
    }

    private Duplicates duplicates() {
        String texts = definition.travelling().stream()
                .map(column -> column.name() + "_text")
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        return new Duplicates(
                table.count(
                        "select (select count(*) from batch) - (select count(*) from (select distinct %s from batch))"
                                .formatted(texts)),
                definition.columns().stream()
                        .filter(column -> column.role() == Role.KEY)
                        .map(key -> table.count(
                                "select count(%1$s) - count(distinct %1$s) from batch".formatted(key.name())))
                        .findFirst()
                        .orElse(null));
    }

    /** The different rows with the smallest hashes. */
    private Sample sample() {
        RowHash hash = new RowHash();
        return new Sample(
                definition.travelling().stream().map(Column::name).toList(),
                rows.rows().stream()
                        .distinct()
                        .map(row -> Map.entry(hash.of(row), row))
                        .sorted((one, other) -> Long.compareUnsigned(one.getKey(), other.getKey()))
                        .limit(Sample.MOST_ROWS)
                        .map(entry -> texts(entry.getValue()))
                        .toList());
    }

    private static List<String> texts(Row row) {
        String[] texts = new String[row.size()];
        Arrays.setAll(texts, row::text);
        return List.of(texts);
    }
}
