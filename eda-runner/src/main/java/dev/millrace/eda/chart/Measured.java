package dev.millrace.eda.chart;

import java.math.BigDecimal;
import java.util.Optional;

import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.text.Labels;

/**
 * What the charts of a dataset show: its first measure, or its rows.
 *
 * @param column the measure; empty for rows
 * @param words what an axis calls it
 */
record Measured(Optional<String> column, String words) {
    private static final String TRANSACTIONS = "transactions";
    private static final String AMOUNT = "total_amount";

    static Measured of(Profile profile) {
        Optional<String> first = profile.measures().stream().findFirst().map(ColumnProfile::name);
        return first.map(column -> new Measured(first, words(profile, column))).orElseGet(Measured::rows);
    }

    static Measured rows() {
        return new Measured(Optional.empty(), "Rows");
    }

    /** The value of a group; zero if it has none. */
    BigDecimal value(Group group) {
        return column.map(name -> Optional.ofNullable(group.sums().get(name)).orElse(BigDecimal.ZERO))
                .orElseGet(() -> BigDecimal.valueOf(group.rows()));
    }

    /** What a title calls it: without its unit. */
    String name() {
        return words.replaceFirst(" \\(.*", "");
    }

    private static String words(Profile profile, String column) {
        return profile.dataset().equals(TRANSACTIONS) && column.equals(AMOUNT) ? "Revenue (EUR)" : Labels.words(column);
    }
}
