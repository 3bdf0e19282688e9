package dev.millrace.eda.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType.Kind;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Role;
import dev.millrace.eda.profile.Pareto;

/** Asks DuckDB how few values of a text column carry how much of the whole. */
final class DuckPareto {
    private final DuckTable table;
    private final DatasetDefinition definition;

    DuckPareto(DuckTable table, DatasetDefinition definition) {
        this.table = table;
        this.definition = definition;
    }

    /** The curve of the column with the most values, of those whose values repeat; null if there is none. */
    Pareto pareto() {
        return definition.columns().stream()
                .filter(column -> column.type().kind() == Kind.STRING && column.role() != Role.KEY)
                .map(Column::name)
                .filter(name -> distinct(name) >= 20 && values(name) >= 1.5 * distinct(name))
                .max(Comparator.comparingLong(this::distinct))
                .map(this::of)
                .orElse(null);
    }

    private long distinct(String name) {
        return table.count("select count(distinct %1$s) from batch".formatted(name));
    }

    private long values(String name) {
        return table.count("select count(%1$s) from batch".formatted(name));
    }

    private Pareto of(String name) {
        String measure = definition.measures().stream()
                .map(Column::name)
                .findFirst()
                .filter(first -> canBeShared(name, first))
                .orElse(null);
        String weights =
                measure == null ? weights(name, "count(*)") : weights(name, "coalesce(sum(%s), 0)".formatted(measure));
        String running = """
                (select row_number() over largest as place, sum(weight) over largest as carried,
                    sum(weight) over () as whole, count(*) over () as n
                from %s window largest as (order by weight desc rows unbounded preceding))""".formatted(weights);
        List<Pareto.Point> points = new ArrayList<>();
        points.add(new Pareto.Point(0, 0));
        // Where another hundredth of the values is full.
        points.addAll(table.list("""
                select place / n, cast(carried as double) / cast(whole as double) from %s
                where place * 100 // n > (place - 1) * 100 // n order by place""".formatted(running), row -> new Pareto.Point(row.getDouble(1), row.getDouble(2))));
        return new Pareto(
                name,
                measure,
                distinct(name),
                points,
                table.count("select min(place) from %s where carried * 5 >= whole * 4".formatted(running)));
    }

    private boolean canBeShared(String name, String measure) {
        return table.one(
                "select min(weight) >= 0 and sum(weight) > 0 from "
                        + weights(name, "coalesce(sum(%s), 0)".formatted(measure)),
                row -> row.getBoolean(1));
    }

    private static String weights(String name, String weight) {
        return "(select %2$s as weight from batch where %1$s is not null group by %1$s)".formatted(name, weight);
    }
}
