package dev.millrace.eda.count;

import org.apache.spark.unsafe.types.UTF8String;

/** Columns and numbers for tests. */
final class Cells {
    static final ScanColumn FLOATING = new ScanColumn("x", ScanColumn.Kind.FLOATING_NUMBER, 0, false);

    private Cells() {}

    static ScanColumn exact(int scale) {
        return new ScanColumn("n", ScanColumn.Kind.EXACT_NUMBER, scale, false);
    }

    static NumberCell read(ScanColumn column, String text) {
        NumberCell cell = new NumberCell(column);
        cell.read(UTF8String.fromString(text));
        return cell;
    }
}
