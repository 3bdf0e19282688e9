package dev.millrace.eda.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Correlations;
import dev.millrace.eda.profile.Correlations.Pair;
import dev.millrace.eda.profile.Distinct;
import dev.millrace.eda.profile.Duplicates;
import dev.millrace.eda.profile.Histogram;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.Quantile;
import dev.millrace.eda.profile.Sample;
import dev.millrace.eda.profile.TextFigures;
import dev.millrace.eda.profile.TimeFigures;
import dev.millrace.eda.profile.ValueCount;

/** Profiles of {@value #ROWS} rows of which nothing stands out but what a test says. */
final class Columns {
    static final long ROWS = 1_000;

    private static final Correlations NONE = new Correlations(List.of(), List.of(), 0, List.of());

    private Columns() {}

    static Profile profile(ColumnProfile... columns) {
        return profile(new Duplicates(0, null), NONE, columns);
    }

    static Profile profile(Duplicates duplicates, Correlations correlations, ColumnProfile... columns) {
        return new Profile(
                "sales",
                "0123456789abcdef",
                new Totals(ROWS, "00000000000000ff", Map.of()),
                null,
                0,
                duplicates,
                List.of(columns),
                List.of(),
                null,
                null,
                null,
                correlations,
                new Sample(List.of(), List.of()));
    }

    static Correlations correlations(Pair pearson, Pair spearman, Pair cramersV) {
        return new Correlations(
                Stream.ofNullable(pearson).toList(),
                Stream.ofNullable(spearman).toList(),
                0,
                Stream.ofNullable(cramersV).toList());
    }

    /** A column of texts whose most frequent value is {@code Bonn}. */
    static ColumnProfile text(String name, Role role, long missing, long distinct, long mostFrequent) {
        List<ValueCount> top = mostFrequent == 0 ? List.of() : List.of(new ValueCount("Bonn", mostFrequent));
        TextFigures figures = ROWS == missing ? null : new TextFigures(1, 4, 2.5, List.of(), 0);
        return new ColumnProfile(
                name,
                "string",
                role,
                null,
                ROWS - missing,
                missing,
                new Distinct(distinct, 0),
                top,
                null,
                figures,
                null);
    }

    static ColumnProfile number(String name, Role role, String derived, NumberFigures figures) {
        return new ColumnProfile(
                name, "decimal(10,2)", role, derived, ROWS, 0, new Distinct(9, 0), List.of(), figures, null, null);
    }

    /** Numbers from -10.00 to 100.00, the middle half from 20.00 to 40.00. */
    static NumberFigures figures(double skewness, long zeros, long negatives, long outliers) {
        return new NumberFigures(
                new BigDecimal("30000.00"),
                new BigDecimal("-10.00"),
                new BigDecimal("100.00"),
                new BigDecimal("30.1234"),
                5.0,
                skewness,
                zeros,
                negatives,
                outliers,
                List.of(
                        new Quantile(0.25, new BigDecimal("20.00")),
                        new Quantile(0.5, new BigDecimal("30.00")),
                        new Quantile(0.75, new BigDecimal("40.00"))),
                0,
                new Histogram(List.of(new BigDecimal("-10.00"), new BigDecimal("100.00")), List.of(ROWS), 0, 0));
    }

    static ColumnProfile time(long days, long emptyDays, TimeFigures.Gap longest) {
        TimeFigures figures = new TimeFigures("2026-01-01", "2026-12-31", days, emptyDays, longest, 3L, 1, null);
        return new ColumnProfile(
                "sold_on",
                "date",
                Role.EVENT_TIME,
                null,
                ROWS,
                0,
                new Distinct(days, 0),
                List.of(),
                null,
                null,
                figures);
    }
}
