package dev.millrace.contract.dataset;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Adds decimals of one scale without rounding or overflow: in a long as long as that holds. */
final class ExactSum {
    private final int scale;
    private long small;
    private BigInteger large = BigInteger.ZERO;

    ExactSum(int scale) {
        this.scale = scale;
    }

    /** Adds the canonical text in ASCII from one byte until before another; an empty one adds nothing. */
    void add(byte[] bytes, int from, int to) {
        if (to - from > CanonicalNumber.DIGITS_OF_A_LONG) {
            add(new BigDecimal(new String(bytes, from, to - from, StandardCharsets.US_ASCII)));
        } else if (to > from) {
            add(unscaled(bytes, from, to));
        }
    }

    void add(BigDecimal value) {
        large = large.add(value.setScale(scale).unscaledValue());
    }

    private void add(long unscaled) {
        long sum = small + unscaled;
        // Overflown if both have one sign and the sum has the other (Hacker's Delight, 2-13).
        if (((small ^ sum) & (unscaled ^ sum)) < 0) {
            large = large.add(BigInteger.valueOf(small));
            sum = unscaled;
        }
        small = sum;
    }

    /** Reads a canonical text as a whole number of its last place. */
    private long unscaled(byte[] bytes, int from, int to) {
        return bytes[from] == '-'
                ? -CanonicalNumber.unscaled(bytes, from + 1, to, scale)
                : CanonicalNumber.unscaled(bytes, from, to, scale);
    }

    BigDecimal value() {
        return new BigDecimal(large.add(BigInteger.valueOf(small)), scale);
    }
}
