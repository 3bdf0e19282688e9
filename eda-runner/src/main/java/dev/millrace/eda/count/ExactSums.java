package dev.millrace.eda.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Sums of exact numbers, in 128 bits; what one value alone is too large for is kept beside them. */
public final class ExactSums implements Sums {
    private static final int FIRST = 16;
    private static final int BITS_OF_A_LONG = 64;

    private final int scale;
    private long[] values = new long[FIRST];
    private long[] high = new long[FIRST];
    private long[] low = new long[FIRST];
    private final Map<Integer, BigInteger> large = new HashMap<>();

    /**
     * @param scale digits behind the point of every number
     */
    public ExactSums(int scale) {
        this.scale = scale;
    }

    @Override
    public void add(int place, NumberCell cell, long times) {
        if (!cell.isPresent()) {
            return;
        }
        reach(place);
        values[place] += times;
        if (cell.isSmall()) {
            add(place, Math.multiplyHigh(cell.unscaled(), times), cell.unscaled() * times);
        } else {
            large.merge(place, cell.wide().multiply(BigInteger.valueOf(times)), BigInteger::add);
        }
    }

    @Override
    public void add(int place, Sums other, int otherPlace) {
        ExactSums sums = (ExactSums) other;
        if (sums.values(otherPlace) == 0) {
            return;
        }
        reach(place);
        values[place] += sums.values[otherPlace];
        add(place, sums.high[otherPlace], sums.low[otherPlace]);
        BigInteger more = sums.large.get(otherPlace);
        if (more != null) {
            large.merge(place, more, BigInteger::add);
        }
    }

    @Override
    public BigDecimal sum(int place) {
        if (values(place) == 0) {
            return null;
        }
        BigInteger small = BigInteger.valueOf(high[place])
                .shiftLeft(BITS_OF_A_LONG)
                .add(new BigInteger(Long.toUnsignedString(low[place])));
        return new BigDecimal(small.add(large.getOrDefault(place, BigInteger.ZERO)), scale);
    }

    @Override
    public long values(int place) {
        return place < values.length ? values[place] : 0;
    }

    private void add(int place, long moreHigh, long moreLow) {
        long sum = low[place] + moreLow;
        long carry = Long.compareUnsigned(sum, moreLow) < 0 ? 1 : 0;
        low[place] = sum;
        high[place] += moreHigh + carry;
    }

    private void reach(int place) {
        if (place >= values.length) {
            int length = Math.max(place + 1, values.length * 2);
            values = Arrays.copyOf(values, length);
            high = Arrays.copyOf(high, length);
            low = Arrays.copyOf(low, length);
        }
    }
}
