package dev.millrace.eda.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.dataset.RowHash;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Correlations;
import dev.millrace.eda.profile.Distinct;
import dev.millrace.eda.profile.Duplicates;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.profile.Histogram;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.Quantile;
import dev.millrace.eda.profile.Sample;
import dev.millrace.eda.profile.TextFigures;
import dev.millrace.eda.profile.ValueCount;

/** Profiles of data that nobody would like to have, but somebody has. */
public final class HostileProfiles {
    /** A text that runs if it is not escaped. */
    public static final String SCRIPT = "<script>document.title='broken'</script><img src=x onerror=\"alert('&')\">";

    /** A text without a place to break it. */
    public static final String LONG = "W".repeat(5_000);

    private static final String NAME = "n" + "_0123456789".repeat(12);

    private static final List<String> VALUES =
            List.of(SCRIPT, LONG, "null", "", "  ", "line\nbreak\tand\u0000more", "\u202eright to left", "(missing)");
    private static final BigDecimal HUGE = new BigDecimal("12345678901234567890123456789012345.678");

    private HostileProfiles() {}

    /** Hostile texts as values and shapes, names as odd as a definition allows, and numbers as long as a decimal can be. */
    public static Profile profile() {
        ColumnProfile number = number(NAME);
        List<String> groups = new ArrayList<>(VALUES);
        groups.add(null);
        return new Profile(
                NAME,
                "0123456789abcdef",
                new Totals(9, RowHash.text(9), Map.of(NAME, HUGE)),
                null,
                1,
                new Duplicates(0, null),
                List.of(text("a"), number, text("b_")),
                List.of(new Breakdown(
                        "a", 9, groups.stream().map(HostileProfiles::group).toList(), 0.000001)),
                null,
                null,
                null,
                new Correlations(List.of(new Correlations.Pair("a", NAME, -0.123456)), List.of(), 0, List.of()),
                new Sample(List.of("a", NAME, "b_"), List.of(Arrays.asList(SCRIPT, LONG, ""))));
    }

    /** So many columns, each with so long tables, that a page cannot tell all of it. */
    public static Profile wide(int columns) {
        List<ColumnProfile> wide = IntStream.rangeClosed(1, columns)
                .mapToObj(i -> patterned("text_" + i))
                .toList();
        return new Profile(
                "wide",
                "0123456789abcdef",
                new Totals(9, RowHash.text(9), Map.of()),
                null,
                0,
                new Duplicates(0, null),
                wide,
                List.of(),
                null,
                null,
                null,
                new Correlations(List.of(), List.of(), 0, List.of()),
                new Sample(
                        wide.stream().map(ColumnProfile::name).toList(),
                        List.of(wide.stream().map(column -> LONG).toList())));
    }

    private static Group group(String value) {
        return new Group(value, 1, 1 / 9.0, Map.of(NAME, HUGE), 1 / 9.0);
    }

    private static ColumnProfile text(String name) {
        List<ValueCount> counts =
                VALUES.stream().map(value -> new ValueCount(value, 1)).toList();
        return new ColumnProfile(
                name,
                "string",
                Role.DIMENSION,
                name.equals("b_") ? "concat(" + SCRIPT + ")" : null,
                8,
                1,
                new Distinct(8, 0),
                counts,
                null,
                new TextFigures(0, 5_000, 640.25, counts, 0),
                null);
    }

    private static ColumnProfile patterned(String name) {
        TextFigures figures = new TextFigures(5_000, 5_000, 5_000, Collections.nCopies(50, new ValueCount(LONG, 1)), 0);
        return new ColumnProfile(
                name, "string", Role.NONE, null, 9, 0, new Distinct(9, 0), List.of(), null, figures, null);
    }

    private static ColumnProfile number(String name) {
        NumberFigures figures = new NumberFigures(
                HUGE,
                HUGE.negate(),
                HUGE,
                new BigDecimal("0.00000000000001"),
                1.5e-12,
                Double.NaN,
                0,
                4,
                0,
                Quantile.SHARES.stream().map(share -> new Quantile(share, HUGE)).toList(),
                0,
                new Histogram(List.of(HUGE.negate(), HUGE), List.of(9L), 0, 0));
        return new ColumnProfile(
                name, "decimal(38,3)", Role.MEASURE, null, 9, 0, new Distinct(9, 0), List.of(), figures, null, null);
    }
}
