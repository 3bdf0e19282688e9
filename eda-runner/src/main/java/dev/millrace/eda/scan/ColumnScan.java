package dev.millrace.eda.scan;

import java.io.Serializable;
import java.util.List;

import dev.millrace.eda.count.DistinctSketch;
import dev.millrace.eda.count.NumberCell;
import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.count.Sums;
import dev.millrace.eda.count.ValueTable;
import dev.millrace.eda.profile.Distinct;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The values of one column: each counted, with the measures summed for it where the column groups, until there are more
 * than there is room for. Then a sketch and the figures of the column's type go on alone.
 */
final class ColumnScan implements Serializable {
    private final ScanColumn column;
    private List<Sums> sums;
    private long rows;
    private long missing;
    private ValueTable table;
    private DistinctSketch sketch;
    private Remainder remainder;

    /**
     * @param measures what to sum for each value, if the column groups
     * @param mostValues how many different values are counted exactly, a missing one among them
     */
    ColumnScan(ScanColumn column, List<ScanColumn> measures, int mostValues) {
        this.column = column;
        this.table = new ValueTable(mostValues);
        this.sums = (column.grouped() ? measures : List.<ScanColumn>of())
                .stream().map(Sums::of).toList();
    }

    /**
     * Adds a row.
     *
     * @param value the column's text
     * @param measured the row's measures
     */
    void add(UTF8String value, NumberCell[] measured) {
        long hash = ValueTable.hash(value);
        int place = count(value, hash, 1);
        if (place != ValueTable.FULL) {
            for (int i = 0; i < sums.size(); i++) {
                sums.get(i).add(place, measured[i], 1);
            }
        }
    }

    void merge(ColumnScan other) {
        if (other.table == null) {
            giveUpTable();
            rows += other.rows;
            missing += other.missing;
            sketch.merge(other.sketch);
            remainder.merge(other.remainder);
            return;
        }
        for (int from = 0; from < other.table.size(); from++) {
            int place = count(other.table.text(from), other.table.hash(from), other.table.count(from));
            if (place != ValueTable.FULL) {
                for (int i = 0; i < sums.size(); i++) {
                    sums.get(i).add(place, other.sums.get(i), from);
                }
            }
        }
    }

    ScanColumn column() {
        return column;
    }

    /** How many rows have a value. */
    long values() {
        return rows - missing;
    }

    long missing() {
        return missing;
    }

    /** Whether every value was counted, so that there is a {@link #table}. */
    boolean isExact() {
        return table != null;
    }

    /** Every value and how often it occurs, a missing one as the empty text. */
    ValueTable table() {
        return table;
    }

    /** The measures' sums by the places of the table; empty if the column does not group. */
    List<Sums> sums() {
        return sums;
    }

    /** What is known of the values if they were not counted each. */
    Remainder remainder() {
        return remainder;
    }

    /** How many different values there are. */
    Distinct distinct() {
        return table == null ? sketch.distinct() : new Distinct(table.size() - (missing > 0 ? 1 : 0), 0);
    }

    private int count(UTF8String value, long hash, long times) {
        rows += times;
        if (value.numBytes() == 0) {
            missing += times;
        }
        if (table != null) {
            int place = table.add(value, hash, times);
            if (place != ValueTable.FULL) {
                return place;
            }
            giveUpTable();
        }
        estimate(value, hash, times);
        return ValueTable.FULL;
    }

    private void giveUpTable() {
        if (table == null) {
            return;
        }
        ValueTable counted = table;
        table = null;
        // Nobody asks for them any more, and they would travel with every result.
        sums = List.of();
        sketch = new DistinctSketch();
        remainder = Remainder.of(column);
        for (int place = 0; place < counted.size(); place++) {
            estimate(counted.text(place), counted.hash(place), counted.count(place));
        }
    }

    private void estimate(UTF8String value, long hash, long times) {
        if (value.numBytes() > 0) {
            sketch.add(hash);
            remainder.add(value, times);
        }
    }
}
