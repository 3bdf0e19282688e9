package dev.millrace.eda.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.Role;
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
import dev.millrace.eda.profile.ValueCount;
import dev.millrace.eda.summary.Making;
import dev.millrace.eda.summary.Summary;

/** Summaries of sales as an analysis makes them, from values that a test gives. */
final class Sales {
    private final String dataset;
    private final List<ColumnProfile> columns = new ArrayList<>();
    private final List<Breakdown> dimensions = new ArrayList<>();
    private long rows;

    Sales(String dataset) {
        this.dataset = dataset;
    }

    static Sales summary() {
        return new Sales("sales");
    }

    /** Amounts of as many rows; with equal values they are as a scan would find them. */
    Sales amounts(String name, Role role, int count, IntToDoubleFunction value) {
        columns.add(number(
                name,
                role,
                IntStream.range(0, count).mapToDouble(value::applyAsDouble).toArray()));
        rows = count;
        return this;
    }

    /** A dimension with all or the first of its values. */
    Sales cities(boolean whole, Map<String, Long> counts) {
        long listed = counts.values().stream().mapToLong(Long::longValue).sum();
        rows = whole ? listed : 2 * listed;
        List<ValueCount> top = counts.entrySet().stream()
                .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
                .toList();
        long distinct = counts.size() + (whole ? 0 : 100);
        columns.add(column("city", "string", Role.DIMENSION, rows, 0, new Distinct(distinct, 0), top, null));
        dimensions.add(new Breakdown(
                "city",
                distinct,
                counts.entrySet().stream().map(entry -> group(entry, rows)).toList(),
                null));
        return this;
    }

    /** A text column of which only the missing values are known. */
    Sales notes(long values, long missing) {
        rows = values + missing;
        columns.add(column("note", "string", Role.NONE, values, missing, new Distinct(values, 0.01), List.of(), null));
        return this;
    }

    Sales column(String name, String type) {
        columns.add(column(name, type, Role.NONE, rows, 0, new Distinct(rows, 0), List.of(), null));
        return this;
    }

    Summary made() {
        Profile profile = new Profile(
                dataset,
                "0123456789abcdef",
                new Totals(rows, "00000000000000ff", Map.of()),
                null,
                0,
                new Duplicates(0, null),
                columns,
                dimensions,
                null,
                null,
                null,
                new Correlations(List.of(), List.of(), 0, List.of()),
                new Sample(List.of(), List.of()));
        Making making = new Making("2026-01-02T03:04:05Z", Map.of("all", 2.0), List.of(), Map.of(), Map.of());
        return new Summary(Summary.VERSION, profile, List.of(), null, making);
    }

    private static Group group(Map.Entry<String, Long> city, long rows) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        sums.put("total", BigDecimal.valueOf(10 * city.getValue()));
        double share = (double) city.getValue() / rows;
        return new Group(city.getKey(), city.getValue(), share, sums, share);
    }

    private static ColumnProfile number(String name, Role role, double[] values) {
        Arrays.sort(values);
        double least = values[0];
        double most = values[values.length - 1];
        // As many ranges as a scan might make; the last value belongs to the last range.
        int ranges = least < most ? 40 : 1;
        double width = (most - least) / ranges;
        long[] counts = new long[ranges];
        for (double value : values) {
            counts[width > 0 ? (int) Math.min(ranges - 1, (value - least) / width) : 0]++;
        }
        List<BigDecimal> edges = IntStream.rangeClosed(0, ranges)
                .mapToObj(i -> BigDecimal.valueOf(i == ranges ? most : least + i * width))
                .toList();
        NumberFigures figures = new NumberFigures(
                BigDecimal.valueOf(Arrays.stream(values).sum()),
                BigDecimal.valueOf(least),
                BigDecimal.valueOf(most),
                BigDecimal.valueOf(Arrays.stream(values).average().orElseThrow()),
                null,
                null,
                0,
                0,
                0,
                Quantile.SHARES.stream()
                        .map(share ->
                                new Quantile(share, BigDecimal.valueOf(values[(int) (share * (values.length - 1))])))
                        .toList(),
                0,
                new Histogram(edges, Arrays.stream(counts).boxed().toList(), 0, 0));
        return column(name, "double", role, values.length, 0, new Distinct(values.length, 0), List.of(), figures);
    }

    private static ColumnProfile column(
            String name,
            String type,
            Role role,
            long values,
            long missing,
            Distinct distinct,
            List<ValueCount> top,
            NumberFigures number) {
        return new ColumnProfile(name, type, role, null, values, missing, distinct, top, number, null, null);
    }
}
