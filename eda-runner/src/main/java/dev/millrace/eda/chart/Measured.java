package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.util.Optional;

import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.text.Labels;

/**
 * What charts show of rows: a measure's sum, or how many they are.
 *
 * @param column the measure; empty for the number of rows
 * @param name what a title calls it
 * @param unit what follows its name on an axis; empty if it is not known
 */
record Measured(Optional<String> column, String name, String unit) {
    private static final String TRANSACTIONS = "transactions";
    private static final String AMOUNT = "total_amount";

    /** The first measure of a profile, or its rows. */
    static Measured of(Profile profile) {
        return profile.measures().stream()
                .findFirst()
                .map(ColumnProfile::name)
                .map(column -> of(profile, column))
                .orElseGet(() -> rows(profile));
    }

    /**
     * A measure of a profile.
     *
     * @param column the measure; null for the rows
     */
    static Measured of(Profile profile, String column) {
        if (column == null) {
            return rows(profile);
        }
        return isReference(profile) && column.equals(AMOUNT)
                ? new Measured(Optional.of(column), "Revenue", " (EUR)")
                : new Measured(Optional.of(column), Labels.words(column), "");
    }

    static Measured rows(Profile profile) {
        String words = isReference(profile) ? "Transactions" : "Rows";
        return new Measured(Optional.empty(), words, "");
    }

    /** Whether it is the built-in dataset, whose plots have the names that the pipeline gave them which Millrace replaces. */
    static boolean isReference(Profile profile) {
        return profile.dataset().equals(TRANSACTIONS)
                && profile.measures().stream()
                        .findFirst()
                        .filter(first -> first.name().equals(AMOUNT))
                        .isPresent();
    }

    /** What an axis calls it. */
    String words() {
        return name + unit;
    }

    BigDecimal value(Group group) {
        return column.isEmpty()
                ? BigDecimal.valueOf(group.rows())
                : orZero(group.sums().get(column.get()));
    }

    BigDecimal value(long rows, BigDecimal sum) {
        return column.isEmpty() ? BigDecimal.valueOf(rows) : orZero(sum);
    }

    /** What part of the whole a group has, 0 to 1; null if that cannot be said. */
    Double share(Group group) {
        return column.isEmpty() ? Double.valueOf(group.rowShare()) : group.share();
    }

    private static BigDecimal orZero(BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
