package dev.millrace.eda.scan;

import java.io.Serializable;
import java.util.List;

import dev.millrace.eda.count.NumberCell;
import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.count.Sums;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** What the first pass sees: every column by itself, the rows over time, and some rows. */
final class BatchScan implements Serializable {
    private static final NumberCell[] NO_MEASURES = {};

    private final ScanShape shape;
    private final NumberCell[] measured;
    private final List<Sums> totals;
    private final List<ColumnScan> columns;
    private final TimeScan[] times;
    private final SampleScan sample;
    private long rows;
    private long hash;

    BatchScan(ScanShape shape) {
        this.shape = shape;
        List<ScanColumn> measures = shape.measured();
        this.measured = measures.stream().map(NumberCell::new).toArray(NumberCell[]::new);
        this.totals = measures.stream().map(Sums::of).toList();
        this.columns = shape.columns().stream()
                .map(column -> new ColumnScan(column, measures, shape.mostValues()))
                .toList();
        this.times = new TimeScan[shape.columns().size()];
        for (int place = 0; place < times.length; place++) {
            ScanColumn column = shape.columns().get(place);
            if (column.isTime()) {
                times[place] = new TimeScan(column, place == shape.eventTime() ? measures : List.of());
            }
        }
        this.sample = new SampleScan(shape);
    }

    /** Adds a row: texts and hash, as the shape says. */
    void add(InternalRow row) {
        rows++;
        long rowHash = row.getLong(shape.hash());
        // A sum of longs wraps, which is what modulo 2^64 is.
        hash += rowHash;
        for (int i = 0; i < measured.length; i++) {
            measured[i].read(row.getUTF8String(shape.measures().get(i)));
            totals.get(i).add(0, measured[i], 1);
        }
        for (int place = 0; place < times.length; place++) {
            UTF8String text = row.getUTF8String(place);
            columns.get(place).add(text, measured);
            if (times[place] != null) {
                times[place].add(text, place == shape.eventTime() ? measured : NO_MEASURES);
            }
        }
        sample.add(row, rowHash);
    }

    /** Adds what another partition saw. */
    BatchScan merge(BatchScan other) {
        rows += other.rows;
        hash += other.hash;
        for (int i = 0; i < measured.length; i++) {
            totals.get(i).add(0, other.totals.get(i), 0);
        }
        for (int place = 0; place < times.length; place++) {
            columns.get(place).merge(other.columns.get(place));
            if (times[place] != null) {
                times[place].merge(other.times[place]);
            }
        }
        sample.merge(other.sample);
        return this;
    }

    ScanShape shape() {
        return shape;
    }

    long rows() {
        return rows;
    }

    /** The sum of the rows' hashes, modulo 2^64. */
    long hash() {
        return hash;
    }

    ColumnScan column(int place) {
        return columns.get(place);
    }

    /** The times of a column of times. */
    TimeScan time(int place) {
        return times[place];
    }

    /** The sum of a measure over all rows, by its order among the measures. */
    Sums total(int measure) {
        return totals.get(measure);
    }

    SampleScan sample() {
        return sample;
    }
}
