package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.eda.profile.Correlations;
import dev.millrace.eda.profile.Correlations.Pair;
import dev.millrace.eda.profile.HeatMap;

/** Asks DuckDB how columns go together. */
final class DuckRelations {
    private final DuckTable table;
    private final DatasetDefinition definition;
    private final List<String> dimensions;
    private final DuckDimensions groups;

    DuckRelations(DuckTable table, DatasetDefinition definition) {
        this.table = table;
        this.definition = definition;
        this.groups = new DuckDimensions(table, definition);
        this.dimensions = definition.dimensions().stream()
                .map(Column::name)
                .filter(name -> table.count("select count(distinct %s_text) from batch".formatted(name)) <= 100)
                .toList();
    }

    Correlations correlations() {
        List<String> numbers = definition.columns().stream()
                .filter(column -> column.type().isNumber())
                .map(Column::name)
                .toList();
        return new Correlations(
                pairs(numbers, this::pearson), pairs(numbers, this::spearman), 0, pairs(dimensions, this::cramersV));
    }

    HeatMap heatMap() {
        List<Pair> together = pairs(dimensions, this::cramersV);
        if (dimensions.size() < 2 || table.count("select count(*) from batch") == 0) {
            return null;
        }
        if (definition.measures().isEmpty()) {
            return together.stream()
                    .max(Comparator.comparingDouble(Pair::value))
                    .map(pair -> heatMap(pair.one(), pair.other()))
                    .orElseGet(() -> heatMap(dimensions.get(0), dimensions.get(1)));
        }
        List<String> strongest = dimensions.stream()
                .sorted(Comparator.comparing(
                        dimension -> Objects.requireNonNullElse(groups.strength(dimension), 0.0),
                        Comparator.reverseOrder()))
                .toList();
        return heatMap(strongest.get(0), strongest.get(1));
    }

    private HeatMap heatMap(String rows, String columns) {
        String measure =
                definition.measures().stream().map(Column::name).findFirst().orElse(null);
        List<String> rowValues = values(rows);
        List<String> columnValues = values(columns);
        Map<List<String>, Long> counts = new HashMap<>();
        Map<List<String>, BigDecimal> sums = new HashMap<>();
        table.list(
                "select nullif(%1$s_text, ''), nullif(%2$s_text, ''), count(*), %3$s from batch group by %1$s_text, %2$s_text"
                        .formatted(rows, columns, measure == null ? "null" : "sum(" + measure + ")"),
                row -> {
                    List<String> cell = Arrays.asList(row.getString(1), row.getString(2));
                    sums.put(cell, DuckTable.decimal(row, 4));
                    return counts.put(cell, row.getLong(3));
                });
        return new HeatMap(
                rows,
                columns,
                measure,
                rowValues,
                columnValues,
                cells(rowValues, columnValues, cell -> counts.getOrDefault(cell, 0L)),
                measure == null ? List.of() : cells(rowValues, columnValues, sums::get));
    }

    private List<String> values(String dimension) {
        return new ArrayList<>(groups.groups(dimension, 20).stream()
                .collect(ArrayList::new, (all, group) -> all.add(group.value()), ArrayList::addAll));
    }

    private static <T> List<List<T>> cells(List<String> rows, List<String> columns, Function<List<String>, T> cell) {
        List<List<T>> cells = new ArrayList<>();
        for (String row : rows) {
            List<T> line = new ArrayList<>();
            columns.forEach(column -> line.add(cell.apply(Arrays.asList(row, column))));
            cells.add(line);
        }
        return cells;
    }

    private static List<Pair> pairs(List<String> names, BiFunction<String, String, Double> value) {
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < names.size(); one++) {
            for (String other : names.subList(one + 1, names.size())) {
                Double together = value.apply(names.get(one), other);
                if (together != null) {
                    pairs.add(new Pair(names.get(one), other, together));
                }
            }
        }
        return pairs;
    }

    private Double pearson(String one, String other) {
        return correlation("select cast(%s as double) as x, cast(%s as double) as y from batch".formatted(one, other));
    }

    private Double spearman(String one, String other) {
        return correlation("select %s as x, %s as y from batch".formatted(rank(one), rank(other)));
    }

    /** Equal values share the mean of their ranks. */
    private static String rank(String column) {
        return """
                case when %1$s is not null then rank() over (order by %1$s nulls last)
                    + (count(*) over (partition by %1$s) - 1) / 2.0 end""".formatted(column);
    }

    private Double correlation(String pairs) {
        return table.one("""
                select case when min(x) < max(x) and min(y) < max(y) then corr(x, y) end
                from (%s) where x is not null and y is not null""".formatted(pairs), row -> DuckTable.floating(row, 1));
    }

    private Double cramersV(String one, String other) {
        return table.one("""
                with seen as (select %1$s_text as x, %2$s_text as y, count(*) as n from batch group by x, y),
                    rows as (select x, sum(n) as n from seen group by x),
                    columns as (select y, sum(n) as n from seen group by y),
                    whole as (select cast(count(*) as double) as n from batch)
                select sqrt(sum(pow(coalesce(seen.n, 0) - rows.n * columns.n / whole.n, 2) / (rows.n * columns.n / whole.n))
                    / any_value(whole.n)
                    / nullif(least((select count(*) from rows), (select count(*) from columns)) - 1, 0))
                from rows cross join columns cross join whole
                    left join seen on seen.x = rows.x and seen.y = columns.y""".formatted(one, other), row -> DuckTable.floating(row, 1));
    }
}
