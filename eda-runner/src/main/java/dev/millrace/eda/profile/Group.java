package dev.millrace.eda.profile;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows that share one value of a dimension.
 *
 * @param value the value as text; null for rows without one
 * @param rows how many they are
 * @param rowShare of all rows, 0 to 1
 * @param sums the sum of every measure, by column; null for one that has no value here
 * @param share of the first measure's sum; null without a measure, or if that sum is not above zero
 */
public record Group(String value, long rows, double rowShare, Map<String, BigDecimal> sums, Double share) {
    public Group {
        sums = Collections.unmodifiableMap(new LinkedHashMap<>(sums));
    }
}
