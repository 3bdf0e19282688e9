package dev.millrace.eda.count;

import java.math.BigDecimal;
import java.util.Arrays;

/** Sums of doubles. They depend on the order of the rows in their last digits, as such sums do. */
public final class FloatingSums implements Sums {
    private static final int FIRST = 16;

    private long[] values = new long[FIRST];
    private double[] sums = new double[FIRST];

    @Override
    public void add(int place, NumberCell cell, long times) {
        if (cell.isPresent()) {
            add(place, times, cell.value() * times);
        }
    }

    @Override
    public void add(int place, Sums other, int otherPlace) {
        FloatingSums floating = (FloatingSums) other;
        if (floating.values(otherPlace) > 0) {
            add(place, floating.values[otherPlace], floating.sums[otherPlace]);
        }
    }

    @Override
    public BigDecimal sum(int place) {
        return values(place) == 0 || !Double.isFinite(sums[place]) ? null : BigDecimal.valueOf(sums[place]);
    }

    @Override
    public long values(int place) {
        return place < values.length ? values[place] : 0;
    }

    private void add(int place, long more, double sum) {
        if (place >= values.length) {
            int length = Math.max(place + 1, values.length * 2);
            values = Arrays.copyOf(values, length);
            sums = Arrays.copyOf(sums, length);
        }
        values[place] += more;
        sums[place] += sum;
    }
}
