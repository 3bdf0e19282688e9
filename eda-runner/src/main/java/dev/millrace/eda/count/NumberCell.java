package dev.millrace.eda.count;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;

import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** The number that a text stands for. One cell is filled again for every row, so that reading makes no garbage. */
public final class NumberCell implements Serializable {
    /** A long holds every number of so many digits. */
    private static final int DIGITS_OF_A_LONG = 18;

    private static final int DECIMAL = 10;
    /** A double holds every whole number up to this, and every power of ten up to the other. */
    private static final long MOST_EXACT = 1L << 53;

    private static final int MOST_EXACT_POWER = 22;

    private final boolean exact;
    private final int scale;
    private final double unit;
    private boolean present;
    private long unscaled;
    private BigDecimal large;
    private double value;

    /**
     * @param column whose numbers it will hold
     */
    public NumberCell(ScanColumn column) {
        this.exact = column.kind() == ScanColumn.Kind.EXACT_NUMBER;
        this.scale = column.scale();
        this.unit = Math.pow(DECIMAL, scale);
    }

    /** Reads a canonical text; an empty one is no number. */
    public void read(UTF8String text) {
        present = text.numBytes() > 0;
        if (!present) {
            return;
        }
        if (!exact) {
            value = Double.parseDouble(text.toString());
        } else if (readsAsLong(text)) {
            large = null;
            value = nearest();
        } else {
            large = new BigDecimal(text.toString()).setScale(scale);
            value = large.doubleValue();
        }
    }

    /** A division of numbers that doubles hold is rounded once, and so to the nearest one. */
    private double nearest() {
        return Math.abs(unscaled) <= MOST_EXACT && scale <= MOST_EXACT_POWER
                ? unscaled / unit
                : BigDecimal.valueOf(unscaled, scale).doubleValue();
    }

    private boolean readsAsLong(UTF8String text) {
        int length = text.numBytes();
        if (length > DIGITS_OF_A_LONG) {
            return false;
        }
        Object base = text.getBaseObject();
        long start = text.getBaseOffset();
        int at = Platform.getByte(base, start) == '-' ? 1 : 0;
        boolean negative = at == 1;
        long digits = 0;
        int behindPoint = -1;
        for (; at < length; at++) {
            byte next = Platform.getByte(base, start + at);
            if (next >= '0' && next <= '9') {
                digits = digits * DECIMAL + (next - '0');
                behindPoint += behindPoint < 0 ? 0 : 1;
            } else if (next == '.' && behindPoint < 0) {
                behindPoint = 0;
            } else {
                return false;
            }
        }
        unscaled = negative ? -digits : digits;
        return Math.max(behindPoint, 0) == scale;
    }

    /** Whether there is a number; all else is asked only then. */
    public boolean isPresent() {
        return present;
    }

    /** The nearest double. */
    public double value() {
        return value;
    }

    /** Whether {@link #unscaled} holds the number. */
    public boolean isSmall() {
        return large == null;
    }

    /** An exact number in units of its last place. */
    public long unscaled() {
        return unscaled;
    }

    /** An exact number in units of its last place, however large. */
    public BigInteger wide() {
        return large == null ? BigInteger.valueOf(unscaled) : large.unscaledValue();
    }

    /** The number itself, an exact one at its column's scale. */
    public BigDecimal decimal() {
        if (!exact) {
            return BigDecimal.valueOf(value);
        }
        return large == null ? BigDecimal.valueOf(unscaled, scale) : large;
    }

    /** What a text stands for. */
    public static BigDecimal decimal(ScanColumn column, UTF8String text) {
        NumberCell cell = new NumberCell(column);
        cell.read(text);
        return cell.decimal();
    }
}
