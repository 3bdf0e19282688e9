package dev.millrace.contract.dataset;

import java.io.Serializable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * From where on the analysis says that something stands out. What a definition leaves out has its default. Shares are 0 to
 * 1; a share of 1 or an unreachable number silences an alert. Of the rows they say nothing, so a batch is the same one
 * whatever they are.
 *
 * @param missing the share of rows without a value that makes a column mostly missing; 0.5 by default
 * @param values how many different values are too many for a dimension; 100 by default
 * @param unique the share of different values from which a text tells rows apart and groups nothing; 0.9 by default
 * @param skewness how far from 0 a skewness may be; 3 by default
 * @param zeros the share of zeros among a column's values; 0.1 by default
 * @param negatives the share of a measure's values below zero that is borne; 0 by default
 * @param outliers the share of values far outside the quartiles that is borne; 0.05 by default
 * @param duplicateKeys the share of rows with a key that another row has that is borne; 0 by default
 * @param duplicateRows the share of rows that equal another one that is borne; 0 by default
 * @param gapDays how many days without rows in a run make a gap, at least 1; 2 by default
 * @param imbalance the share of rows that one value of a dimension may have; 0.9 by default
 * @param correlation how strongly two columns go together to be worth a word, 0 to 1; 0.9 by default
 * @param drift the population stability index from which a column has drifted, above 0; 0.25 by default
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertThresholds(
        Double missing,
        Long values,
        Double unique,
        Double skewness,
        Double zeros,
        Double negatives,
        Double outliers,
        @JsonProperty("duplicate-keys") Double duplicateKeys,
        @JsonProperty("duplicate-rows") Double duplicateRows,
        @JsonProperty("gap-days") Long gapDays,
        Double imbalance,
        Double correlation,
        Double drift)
        implements Serializable {

    @JsonCreator
    public AlertThresholds {
        missing = share("missing", missing, 0.5);
        values = count("values", values, 100);
        unique = share("unique", unique, 0.9);
        skewness = above("skewness", skewness, 3);
        zeros = share("zeros", zeros, 0.1);
        negatives = share("negatives", negatives, 0);
        outliers = share("outliers", outliers, 0.05);
        duplicateKeys = share("duplicate-keys", duplicateKeys, 0);
        duplicateRows = share("duplicate-rows", duplicateRows, 0);
        gapDays = count("gap-days", gapDays, 2);
        imbalance = share("imbalance", imbalance, 0.9);
        correlation = share("correlation", correlation, 0.9);
        drift = above("drift", drift, 0.25);
    }

    /** Those of a definition that names none. */
    public AlertThresholds() {
        this(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static Double share(String name, Double value, double otherwise) {
        double share = value == null ? otherwise : value;
        return valid(name, share, share >= 0 && share <= 1, "a share from 0 to 1");
    }

    private static Double above(String name, Double value, double otherwise) {
        double number = value == null ? otherwise : value;
        return valid(name, number, number > 0, "above 0");
    }

    private static Long count(String name, Long value, long otherwise) {
        long count = value == null ? otherwise : value;
        return valid(name, count, count >= 1, "at least 1");
    }

    private static <T> T valid(String name, T value, boolean holds, String must) {
        if (!holds) {
            throw new IllegalArgumentException("alert '%s' is %s: it must be %s".formatted(name, value, must));
        }
        return value;
    }
}
