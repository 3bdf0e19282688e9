package dev.millrace.eda.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How many different values a column has.
 *
 * @param count exact, or the estimate of a HyperLogLog sketch
 * @param error the relative standard error of the estimate, 0 if the count is exact
 */
public record Distinct(long count, double error) {
    /** Whether every value was counted. */
    @JsonIgnore
    public boolean isExact() {
        return error == 0;
    }
}
