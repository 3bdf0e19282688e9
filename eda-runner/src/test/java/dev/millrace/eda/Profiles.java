package dev.millrace.eda;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.RowHash;
import dev.millrace.contract.dataset.Totals;

/** Profiles for tests that need no Spark. */
final class Profiles {
    private Profiles() {}

    static Group group(String value, long rows, String sum) {
        return new Group(value, rows, Map.of("total_amount", new BigDecimal(sum)));
    }

    /** A profile with one measure, {@code total_amount}. */
    static Profile of(String dataset, Breakdown... breakdowns) {
        BigDecimal sum = new BigDecimal("1234567.50");
        return new Profile(
                dataset,
                "0123456789abcdef",
                totals(1500),
                Map.of("country", 7L, "city", 0L),
                new Period("2024-01-01 00:00:00", "2024-12-31 23:59:59"),
                List.of(new MeasureFigures(
                        "total_amount",
                        1500,
                        sum,
                        new BigDecimal("0.50"),
                        new BigDecimal("9999.99"),
                        new BigDecimal("823.0450"))),
                List.of(breakdowns));
    }

    static Totals totals(long rows) {
        return new Totals(rows, RowHash.text(42), Map.of("total_amount", new BigDecimal("1234567.50")));
    }

    /** The breakdowns of the built-in transactions. */
    static Breakdown[] ofTransactions() {
        return new Breakdown[] {
            new Breakdown("product_category", 2, List.of(group("Books", 1000, "300.00"), group("Toys", 500, "100.00"))),
            new Breakdown("payment_method", 2, List.of(group("Card", 375, "300.00"), group("Cash", 1125, "100.00"))),
            new Breakdown("city", 1, List.of(group("Rome", 1500, "400.00"))),
            new Breakdown("country", 2, List.of(group("Italy", 1493, "399.00"), group("", 7, "1.00")))
        };
    }
}
