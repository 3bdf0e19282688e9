package dev.millrace.eda.summary;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.eda.profile.Breakdown;
import dev.millrace.eda.profile.Calendar;
import dev.millrace.eda.profile.Calendar.Slice;
import dev.millrace.eda.profile.ColumnProfile;
import dev.millrace.eda.profile.Correlations;
import dev.millrace.eda.profile.Distinct;
import dev.millrace.eda.profile.Duplicates;
import dev.millrace.eda.profile.Group;
import dev.millrace.eda.profile.HeatMap;
import dev.millrace.eda.profile.Histogram;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Pareto;
import dev.millrace.eda.profile.Period;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.profile.Quantile;
import dev.millrace.eda.profile.Sample;
import dev.millrace.eda.profile.TextFigures;
import dev.millrace.eda.profile.TimeFigures;
import dev.millrace.eda.profile.ValueCount;

/** Four sales in two cities, and all that could be told about them. */
final class Summaries {
    private Summaries() {}

    /** A summary in which every field has a value somewhere, and null where there can be none. */
    static Summary rich() {
        return new Summary(
                Summary.VERSION,
                profile(),
                List.of(
                        new Alert(
                                Alert.Severity.SERIOUS, Alert.Kind.DUPLICATE_KEYS, "id", "id: 1 row has a known key."),
                        new Alert(Alert.Severity.MINOR, Alert.Kind.DUPLICATE_ROWS, null, "1 row was there before.")),
                new Pipeline(
                        true,
                        "every row that went in came out unchanged",
                        List.of(stage("ingested", 1L), stage("landed", null)),
                        List.of(new Pipeline.Rejection(
                                null, "a quote is never closed", 1, List.of("line 5: a quote is never closed")))),
                new Making(
                        "2026-01-02T03:04:05Z",
                        Map.of("first pass", 1.25),
                        List.of(new Making.Pass("first pass", 4, 120, 1, 1.2, 0.9)),
                        Map.of("spark", "3.5.7"),
                        Map.of("partitions", "1, because there are few rows")),
                comparison());
    }

    private static Comparison comparison() {
        BigDecimal one = new BigDecimal("1E+1");
        return new Comparison(
                "fedcba9876543210",
                "2026-01-01T00:00:00Z",
                true,
                "1 column is not what it was: total (stability index 0.30, limit 0.25).",
                List.of(new Comparison.Figure("rows", one, one, 0.0), new Comparison.Figure("mean", null, null, null)),
                List.of(
                        new Comparison.SchemaChange("old", "string", null),
                        new Comparison.SchemaChange("new", null, "date")),
                List.of(
                        new Comparison.Drift(
                                "total",
                                Comparison.Level.DRIFTED,
                                0.3,
                                0.01,
                                List.of(new Comparison.Bin("1 to 2", 1, 0.5)),
                                List.of(new Comparison.QuantileShift(0.5, one, one))),
                        new Comparison.Drift("id", Comparison.Level.UNKNOWN, null, null, List.of(), List.of())),
                List.of(new Comparison.NewAndGone("city", List.of("Bonn"), List.of("Rome"), true)),
                List.of(new Comparison.GroupChanges(
                        "city",
                        "total",
                        List.of(
                                new Comparison.GroupChange("Bonn", one, one, 0.5, 0.6),
                                new Comparison.GroupChange(null, null, null, null, null)))));
    }

    private static Pipeline.StageFigures stage(String name, Long rejected) {
        return new Pipeline.StageFigures(name, 4, rejected, "00000000000000ff", totals().sums(), 0.5);
    }

    private static Totals totals() {
        return new Totals(4, "00000000000000ff", Map.of("total", new BigDecimal("1E+3")));
    }

    private static Profile profile() {
        return new Profile(
                "sales",
                "0123456789abcdef",
                totals(),
                new Period("2026-01-01 10:00:00", "2026-01-04 10:00:00"),
                1,
                new Duplicates(1, 1L),
                List.of(id(), soldAt(), city(), total()),
                List.of(new Breakdown("city", 2, List.of(group("Bonn", "999.9900"), group(null, null)), 0.25)),
                new HeatMap(
                        "city",
                        "branch",
                        "total",
                        Arrays.asList("Bonn", null),
                        List.of("A"),
                        List.of(List.of(3L), List.of(1L)),
                        List.of(List.of(new BigDecimal("999.9900")), Arrays.asList((BigDecimal) null))),
                new Pareto("city", "total", 1, List.of(new Pareto.Point(0, 0), new Pareto.Point(1, 1)), 1),
                new Calendar("sold_at", "total", slices(), slices(), slices(), List.of(slices())),
                new Correlations(
                        List.of(new Correlations.Pair("total", "tax", 0.5)),
                        List.of(new Correlations.Pair("total", "tax", 0.6)),
                        0.001,
                        List.of(new Correlations.Pair("city", "branch", 1))),
                new Sample(List.of("id", "city"), List.of(List.of("1", ""))));
    }

    private static ColumnProfile id() {
        return new ColumnProfile(
                "id", "string", Role.KEY, null, 4, 0, new Distinct(3, 0.01), List.of(), null, text(), null);
    }

    private static ColumnProfile soldAt() {
        TimeFigures times = new TimeFigures(
                "2026-01-01 10:00:00",
                "2026-01-04 10:00:00",
                2L,
                2L,
                new TimeFigures.Gap("2026-01-02", "2026-01-03", 2),
                2L,
                4,
                10);
        return new ColumnProfile(
                "sold_at", "timestamp", Role.EVENT_TIME, null, 4, 0, new Distinct(4, 0), List.of(), null, null, times);
    }

    private static ColumnProfile city() {
        List<ValueCount> top = List.of(new ValueCount("Bonn", 3));
        return new ColumnProfile(
                "city", "string", Role.DIMENSION, null, 3, 1, new Distinct(1, 0), top, null, text(), null);
    }

    private static ColumnProfile total() {
        BigDecimal amount = new BigDecimal("0.0000001");
        NumberFigures figures = new NumberFigures(
                new BigDecimal("1E+3"),
                amount,
                new BigDecimal("990"),
                new BigDecimal("250.00"),
                1.5,
                0.5,
                0,
                0,
                1,
                Stream.of(0.25, 0.5, 0.75)
                        .map(share -> new Quantile(share, amount))
                        .toList(),
                0,
                new Histogram(List.of(amount, new BigDecimal("990")), List.of(4L), 0, 0));
        return new ColumnProfile(
                "total",
                "decimal(10,2)",
                Role.MEASURE,
                "price * quantity",
                4,
                0,
                new Distinct(4, 0),
                List.of(),
                figures,
                null,
                null);
    }

    private static TextFigures text() {
        return new TextFigures(1, 4, 2.5, List.of(new ValueCount("Aa", 3)), 1);
    }

    private static Group group(String value, String sum) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        sums.put("total", sum == null ? null : new BigDecimal(sum));
        return new Group(value, 2, 0.5, sums, sum == null ? null : 1.0);
    }

    private static List<Slice> slices() {
        return List.of(new Slice("2026-01-01", 2, new BigDecimal("990")), new Slice("2026-01-04", 2, null));
    }
}
