package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.Group;

/** Asks DuckDB for the rows by each dimension. */
final class DuckDimensions {
    private final DuckTable table;
    private final List<Column> dimensions;
    private final List<Column> measures;

    DuckDimensions(DuckTable table, DatasetDefinition definition) {
        this.table = table;
        this.dimensions = definition.dimensions();
        this.measures = definition.measures();
    }

    List<Breakdown> all() {
        return dimensions.stream()
                .map(dimension -> new Breakdown(
                        dimension.name(),
                        table.count("select count(distinct %s_text) from batch".formatted(dimension.name())),
                        groups(dimension.name(), Breakdown.MOST_GROUPS),
                        strength(dimension.name())))
                .toList();
    }

    /** The largest groups. */
    List<Group> groups(String dimension, int most) {
        String sums = measures.stream()
                .map(measure -> ", sum(" + measure.name() + ")")
                .collect(Collectors.joining());
        String bySum = measures.isEmpty()
                ? ""
                : "sum(%s) desc nulls last,".formatted(measures.get(0).name());
        return table.list("""
                select nullif(%1$s_text, ''), count(*), count(*) / (select count(*) from batch), %4$s %2$s
                from batch group by %1$s_text order by %3$s count(*) desc, %1$s_text limit %5$d""".formatted(dimension, sums, bySum, share(), most), row -> {
            Map<String, BigDecimal> summed = new LinkedHashMap<>();
            for (int i = 0; i < measures.size(); i++) {
                summed.put(measures.get(i).name(), DuckTable.decimal(row, 5 + i));
            }
            return new Group(row.getString(1), row.getLong(2), row.getDouble(3), summed, DuckTable.floating(row, 4));
        });
    }

    private String share() {
        return measures.isEmpty() ? "null" : """
                case when (select sum(%1$s) from batch) > 0
                    then cast(sum(%1$s) as double) / (select cast(sum(%1$s) as double) from batch) end""".formatted(measures.get(0).name());
    }

    /** Eta squared of the first measure; null without one, or if it does not vary. */
    Double strength(String dimension) {
        if (measures.isEmpty()) {
            return null;
        }
        return table.one("""
                select case when min(x) < max(x) then sum(pow(of_group - of_all, 2)) / sum(pow(x - of_all, 2)) end
                from (select x, avg(x) over () as of_all, avg(x) over (partition by value) as of_group
                    from (select %s_text as value, cast(%s as double) as x from batch) where x is not null)""".formatted(dimension, measures.get(0).name()), row -> DuckTable.floating(row, 1));
    }
}
