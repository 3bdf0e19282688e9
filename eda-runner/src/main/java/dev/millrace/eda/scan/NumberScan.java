package dev.millrace.eda.scan;

import java.math.BigDecimal;

import dev.millrace.eda.count.Magnitudes;
import dev.millrace.eda.count.NumberCell;
import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.count.Sums;
import org.apache.spark.unsafe.types.UTF8String;

/** Numbers of which there are too many different ones to count each. */
final class NumberScan implements Remainder {
    private final NumberCell cell;
    private final Sums sum;
    private final Magnitudes magnitudes = new Magnitudes();
    private BigDecimal least;
    private BigDecimal most;
    private double leastValue = Double.POSITIVE_INFINITY;
    private double mostValue = Double.NEGATIVE_INFINITY;
    private long zeros;
    private long negatives;

    NumberScan(ScanColumn column) {
        this.cell = new NumberCell(column);
        this.sum = Sums.of(column);
    }

    @Override
    public void add(UTF8String value, long times) {
        cell.read(value);
        sum.add(0, cell, times);
        double number = cell.value();
        magnitudes.add(number, times);
        if (number == 0) {
            zeros += times;
        } else if (number < 0) {
            negatives += times;
        }
        // Different decimals can be one double, so an equal one is looked at too.
        if (number <= leastValue) {
            lower(cell.decimal());
        }
        if (number >= mostValue) {
            raise(cell.decimal());
        }
    }

    @Override
    public void merge(Remainder other) {
        NumberScan scan = (NumberScan) other;
        sum.add(0, scan.sum, 0);
        magnitudes.merge(scan.magnitudes);
        zeros += scan.zeros;
        negatives += scan.negatives;
        lower(scan.least);
        raise(scan.most);
    }

    BigDecimal sum() {
        return sum.sum(0);
    }

    long values() {
        return sum.values(0);
    }

    BigDecimal least() {
        return least;
    }

    BigDecimal most() {
        return most;
    }

    long zeros() {
        return zeros;
    }

    long negatives() {
        return negatives;
    }

    Magnitudes magnitudes() {
        return magnitudes;
    }

    private void lower(BigDecimal value) {
        least = least == null ? value : least.min(value);
        leastValue = least.doubleValue();
    }

    private void raise(BigDecimal value) {
        most = most == null ? value : most.max(value);
        mostValue = most.doubleValue();
    }
}
