package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.text.Numbers;

/**
 * An axis of numbers.
 *
 * @param least where it begins
 * @param most where it ends, above the least
 * @param ticks the round numbers on it, ascending
 */
record Scale(BigDecimal least, BigDecimal most, List<BigDecimal> ticks) {
    private static final BigDecimal[] STEPS = {
        BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5), BigDecimal.TEN
    };

    private static final int LONGEST = 10;

    Scale {
        ticks = List.copyOf(ticks);
    }

    /** From the tick at or below the least number to the tick at or above the greatest. */
    static Scale around(BigDecimal least, BigDecimal most, int intervals) {
        BigDecimal end = most.compareTo(least) == 0 ? least.add(BigDecimal.ONE) : most;
        BigDecimal step = step(least, end, intervals);
        BigDecimal from = rounded(least, step, RoundingMode.FLOOR);
        BigDecimal to = rounded(end, step, RoundingMode.CEILING);
        return new Scale(from, to, ticks(from, to, step));
    }

    /** The same for counts: no ticks between whole numbers. */
    static Scale ofCounts(long most, int intervals) {
        BigDecimal end = BigDecimal.valueOf(Math.max(most, 1));
        return around(BigDecimal.ZERO, end, (int) Math.min(intervals, Math.max(most, 1)));
    }

    /**
     * From one number exactly to another, with so many ticks between them that their texts have room; around the number
     * if it is the same.
     */
    static Scale between(BigDecimal least, BigDecimal most, double width) {
        if (most.compareTo(least) == 0) {
            return new Scale(least.subtract(BigDecimal.ONE), most.add(BigDecimal.ONE), List.of(least));
        }
        for (int intervals = 8; ; intervals--) {
            BigDecimal step = step(least, most, intervals);
            List<BigDecimal> ticks = ticks(rounded(least, step, RoundingMode.CEILING), most, step);
            Scale scale = new Scale(least, most, ticks);
            double widest = ticks.stream()
                    .mapToDouble(tick -> Lettering.AXIS.width(scale.text(tick)))
                    .max()
                    .orElse(0);
            if (intervals == 1 || widest * 1.5 * ticks.size() <= width) {
                return scale;
            }
        }
    }

    /** Where a number is, 0 at the least to 1 at the most. */
    double part(BigDecimal value) {
        return value.subtract(least)
                .divide(most.subtract(least), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** A tick as it is written. */
    String text(BigDecimal tick) {
        BigDecimal greatest = ticks.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
        // Large numbers that differ little: a unit would make them longer.
        boolean full =
                ticks.stream().anyMatch(other -> Numbers.tick(other, greatest).length() > LONGEST);
        return full ? Numbers.grouped(tick.stripTrailingZeros()) : Numbers.tick(tick, greatest);
    }

    private static BigDecimal step(BigDecimal least, BigDecimal most, int intervals) {
        BigDecimal rough = most.subtract(least).divide(BigDecimal.valueOf(intervals), MathContext.DECIMAL32);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(rough.precision() - rough.scale() - 1);
        for (BigDecimal step : STEPS) {
            if (step.multiply(power).compareTo(rough) >= 0) {
                return step.multiply(power);
            }
        }
        return BigDecimal.TEN.multiply(power);
    }

    private static BigDecimal rounded(BigDecimal value, BigDecimal step, RoundingMode mode) {
        return value.divide(step, 0, mode).multiply(step);
    }

    private static List<BigDecimal> ticks(BigDecimal from, BigDecimal to, BigDecimal step) {
        List<BigDecimal> ticks = new ArrayList<>();
        for (BigDecimal tick = from; tick.compareTo(to) <= 0; tick = tick.add(step)) {
            ticks.add(tick);
        }
        return ticks;
    }
}
