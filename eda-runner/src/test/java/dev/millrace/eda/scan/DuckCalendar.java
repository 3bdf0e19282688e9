package dev.millrace.eda.scan;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType.Kind;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.eda.profile.Calendar;
import dev.millrace.eda.profile.Calendar.Slice;

/** Asks DuckDB for the rows over time. */
final class DuckCalendar {
    private final DuckTable table;
    private final Column time;
    private final String measure;

    DuckCalendar(DuckTable table, DatasetDefinition definition) {
        this.table = table;
        this.time = definition.eventTime().orElse(null);
        this.measure =
                definition.measures().stream().map(Column::name).findFirst().orElse(null);
    }

    /** The calendar; null without event time or times. */
    Calendar calendar() {
        if (time == null || table.count("select count(%s) from batch".formatted(time.name())) == 0) {
            return null;
        }
        return new Calendar(time.name(), measure, slices("day"), slices("week"), slices("month"), weekdays());
    }

    private List<Slice> slices(String unit) {
        return slicesBy("cast(cast(date_trunc('%s', %s) as date) as varchar)".formatted(unit, time.name()));
    }

    private List<List<Slice>> weekdays() {
        boolean hasHours = time.type().kind() == Kind.TIMESTAMP;
        String hour = hasHours ? "hour(%s)".formatted(time.name()) : "0";
        Map<String, Slice> seen = slicesBy("isodow(%s) || printf(' %%02d', %s)".formatted(time.name(), hour)).stream()
                .collect(Collectors.toMap(Slice::start, Function.identity()));
        return IntStream.rangeClosed(1, 7)
                .mapToObj(weekday -> IntStream.range(0, hasHours ? 24 : 1)
                        .mapToObj("%02d"::formatted)
                        .map(start -> {
                            Slice slice = seen.getOrDefault(weekday + " " + start, new Slice(start, 0, null));
                            return new Slice(start, slice.rows(), slice.sum());
                        })
                        .toList())
                .toList();
    }

    private List<Slice> slicesBy(String start) {
        return table.list(
                "select %s as start, count(*), %s from batch where %s is not null group by start order by start"
                        .formatted(start, measure == null ? "null" : "sum(" + measure + ")", time.name()),
                row -> new Slice(row.getString(1), row.getLong(2), DuckTable.decimal(row, 3)));
    }
}
