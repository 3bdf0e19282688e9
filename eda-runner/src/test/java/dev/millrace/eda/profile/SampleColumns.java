package dev.millrace.eda.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.Role;

/** Columns for {@link SampleProfiles}. */
final class SampleColumns {
    private SampleColumns() {}

    static ColumnProfile number(String name, String type, Role role, String least, String most, long... counts) {
        BigDecimal low = new BigDecimal(least);
        BigDecimal width = new BigDecimal(most).subtract(low);
        List<BigDecimal> edges = IntStream.rangeClosed(0, counts.length)
                .mapToObj(i -> low.add(width.multiply(BigDecimal.valueOf(i))
                        .divide(BigDecimal.valueOf(counts.length), 2, java.math.RoundingMode.HALF_UP)))
                .toList();
        long values = java.util.Arrays.stream(counts).sum();
        BigDecimal middle = low.add(width.divide(BigDecimal.valueOf(3), 2, java.math.RoundingMode.HALF_UP));
        NumberFigures figures = new NumberFigures(
                middle.multiply(BigDecimal.valueOf(values)),
                low,
                new BigDecimal(most).multiply(new BigDecimal("1.5")),
                middle,
                width.doubleValue() / 4,
                1.4,
                12,
                low.signum() < 0 ? 40 : 0,
                129,
                Quantile.SHARES.stream()
                        .map(share -> new Quantile(share, low.add(width.multiply(BigDecimal.valueOf(share)))))
                        .toList(),
                0,
                new Histogram(edges, java.util.Arrays.stream(counts).boxed().toList(), 0, 129));
        return new ColumnProfile(
                name,
                type,
                role,
                null,
                values + 129,
                0,
                new Distinct(values / 3, 0.01),
                List.of(),
                figures,
                null,
                null);
    }

    static ColumnProfile text(String name, Role role, long missing, Distinct distinct, Object... valuesAndRows) {
        List<ValueCount> top = new ArrayList<>();
        for (int i = 0; i < valuesAndRows.length; i += 2) {
            top.add(new ValueCount((String) valuesAndRows[i], ((Number) valuesAndRows[i + 1]).longValue()));
        }
        TextFigures figures = new TextFigures(
                4, 24, 9.3, List.of(new ValueCount("Aa", 90_000), new ValueCount("Aa Aa", 9_000)), 1_000);
        return new ColumnProfile(
                name, "string", role, null, 100_000 - missing, missing, distinct, top, null, figures, null);
    }

    static ColumnProfile time(String name) {
        TimeFigures figures = new TimeFigures(
                "2024-01-01 00:00:12",
                "2024-12-31 23:58:41",
                364L,
                2L,
                new TimeFigures.Gap("2024-03-02", "2024-03-03", 2),
                271L,
                6,
                18);
        return new ColumnProfile(
                name,
                "timestamp",
                Role.EVENT_TIME,
                null,
                100_000,
                0,
                new Distinct(99_812, 0.01),
                List.of(),
                null,
                null,
                figures);
    }
}
