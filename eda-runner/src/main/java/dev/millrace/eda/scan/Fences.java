package dev.millrace.eda.scan;

import java.math.BigDecimal;

/**
 * Tukey's fences: what lies farther outside the quartiles than one and a half times their distance is an outlier.
 *
 * @param low the lower fence
 * @param high the upper fence
 * @see <a href="https://www.itl.nist.gov/div898/handbook/prc/section1/prc16.htm">NIST: What are outliers in the data?</a>
 */
record Fences(BigDecimal low, BigDecimal high) {
    private static final double REACH = 1.5;

    static Fences of(BigDecimal lowerQuartile, BigDecimal upperQuartile) {
        BigDecimal reach = upperQuartile.subtract(lowerQuartile).multiply(BigDecimal.valueOf(REACH));
        return new Fences(lowerQuartile.subtract(reach), upperQuartile.add(reach));
    }

    static double low(double lowerQuartile, double range) {
        return lowerQuartile - REACH * range;
    }

    static double high(double upperQuartile, double range) {
        return upperQuartile + REACH * range;
    }
}
