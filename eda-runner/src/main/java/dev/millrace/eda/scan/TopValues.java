package dev.millrace.eda.scan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.millrace.eda.count.ValueTable;
import dev.millrace.eda.profile.TextFigures;
import dev.millrace.eda.profile.ValueCount;

/** What the values of a column, each counted, tell. */
final class TopValues {
    private static final int MOST = 10;

    private TopValues() {}

    /** The most frequent values; empty if they were not counted each. */
    static List<ValueCount> of(ColumnScan column) {
        if (!column.isExact()) {
            return List.of();
        }
        ValueTable table = column.table();
        return IntStream.range(0, table.size())
                .filter(place -> table.text(place).numBytes() > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(place -> -table.count(place))
                        .thenComparing(table::text))
                .limit(MOST)
                .map(place -> new ValueCount(table.text(place).toString(), table.count(place)))
                .toList();
    }

    /** Lengths and shapes of a column of texts. */
    static TextFigures texts(ColumnScan column) {
        if (!column.isExact()) {
            return ((TextScan) column.remainder()).figures();
        }
        TextScan scan = new TextScan();
        ValueTable table = column.table();
        for (int place = 0; place < table.size(); place++) {
            if (table.text(place).numBytes() > 0) {
                scan.add(table.text(place), table.count(place));
            }
        }
        return scan.figures();
    }
}
