package dev.millrace.eda.scan;

import java.io.Serializable;

import dev.millrace.eda.count.ScanColumn;
import org.apache.spark.unsafe.types.UTF8String;

/** What is kept of the values of one column when there are too many to count each. */
interface Remainder extends Serializable {
    /** What suits a column. */
    static Remainder of(ScanColumn column) {
        if (column.isNumber()) {
            return new NumberScan(column);
        }
        return column.kind() == ScanColumn.Kind.TEXT ? new TextScan() : new Nothing();
    }

    /** Adds a value that occurs so often. */
    void add(UTF8String value, long times);

    /** Adds what another remainder of the same column has. */
    void merge(Remainder other);

    /** Times and booleans: their figures are kept elsewhere, or are their values. */
    record Nothing() implements Remainder {
        @Override
        public void add(UTF8String value, long times) {}

        @Override
        public void merge(Remainder other) {}
    }
}
