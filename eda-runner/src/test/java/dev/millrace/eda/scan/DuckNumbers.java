package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType.Kind;
import dev.millrace.eda.profile.Histogram;
import dev.millrace.eda.profile.NumberFigures;
import dev.millrace.eda.profile.Quantile;

/** Asks DuckDB for the figures of a column of numbers that has values. */
final class DuckNumbers {
    private final DuckTable table;
    private final Column column;
    private final String name;

    DuckNumbers(DuckTable table, Column column) {
        this.table = table;
        this.column = column;
        this.name = column.name();
    }

    /**
     * @param edges where the ranges of the histogram begin and end
     */
    NumberFigures figures(List<BigDecimal> edges) {
        List<Quantile> quantiles = quantiles();
        return table.one(
                """
                select sum(%1$s), min(%1$s), max(%1$s), count(%1$s), stddev_samp(cast(%1$s as double)),
                    count(*) filter (%1$s = 0), count(*) filter (%1$s < 0)
                from batch""".formatted(name),
                row -> new NumberFigures(
                        DuckTable.decimal(row, 1),
                        DuckTable.decimal(row, 2),
                        DuckTable.decimal(row, 3),
                        mean(DuckTable.decimal(row, 1), row.getLong(4)),
                        DuckTable.floating(row, 5),
                        skewness(),
                        row.getLong(6),
                        row.getLong(7),
                        outliers(quantiles.get(2).value(), quantiles.get(4).value()),
                        quantiles,
                        0,
                        histogram(edges)));
    }

    private BigDecimal mean(BigDecimal sum, long values) {
        return column.type().isExactNumber()
                ? sum.divide(BigDecimal.valueOf(values), column.type().scale() + 2, RoundingMode.HALF_UP)
                : table.one("select avg(%s) from batch".formatted(name), row -> DuckTable.decimal(row, 1));
    }

    /** The third moment about the mean, divided by the standard deviation of the population to the third. */
    private Double skewness() {
        return table.one("""
                select case when min(x) < max(x) then avg(pow(x - mean, 3)) / pow(avg(pow(x - mean, 2)), 1.5) end
                from (select cast(%1$s as double) as x, avg(cast(%1$s as double)) over () as mean
                    from batch where %1$s is not null)""".formatted(name), row -> DuckTable.floating(row, 1));
    }

    private List<Quantile> quantiles() {
        return Quantile.SHARES.stream()
                .map(share -> new Quantile(
                        share,
                        table.one(
                                "select quantile_disc(%s, %s) from batch".formatted(name, share),
                                row -> DuckTable.decimal(row, 1))))
                .toList();
    }

    private long outliers(BigDecimal lowerQuartile, BigDecimal upperQuartile) {
        BigDecimal reach = upperQuartile.subtract(lowerQuartile).multiply(new BigDecimal("1.5"));
        BigDecimal low = lowerQuartile.subtract(reach);
        BigDecimal high = upperQuartile.add(reach);
        return table.count("select count(*) filter (%1$s < %2$s or %1$s > %3$s) from batch"
                .formatted(name, literal(low, RoundingMode.CEILING), literal(high, RoundingMode.FLOOR)));
    }

    private Histogram histogram(List<BigDecimal> edges) {
        List<Long> counts = new ArrayList<>();
        int ranges = edges.size() - 1;
        for (int range = 0; range < ranges; range++) {
            counts.add(table.count("select count(*) filter (%1$s >= %2$s and %1$s %3$s %4$s) from batch"
                    .formatted(
                            name,
                            literal(edges.get(range), RoundingMode.UNNECESSARY),
                            range == ranges - 1 ? "<=" : "<",
                            literal(edges.get(range + 1), RoundingMode.UNNECESSARY))));
        }
        return new Histogram(
                edges,
                counts,
                table.count("select count(*) filter (%s < %s) from batch"
                        .formatted(name, literal(edges.get(0), RoundingMode.UNNECESSARY))),
                table.count("select count(*) filter (%s > %s) from batch"
                        .formatted(name, literal(edges.get(ranges), RoundingMode.UNNECESSARY))));
    }

    /** A bound in the column's own type; rounding to its scale towards its values keeps the same ones beyond it. */
    private String literal(BigDecimal bound, RoundingMode rounding) {
        BigDecimal rounded = column.type().kind() == Kind.DOUBLE
                ? bound
                : bound.setScale(column.type().scale(), rounding);
        return "cast('%s' as %s)".formatted(rounded.toPlainString(), DuckTable.type(column.type()));
    }
}
