package dev.millrace.generator;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.millrace.contract.dataset.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a batch of the default size looks like: a shop that lives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionGeneratorTest {
    private static final int ROWS = 100_000;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private List<Row> rows;
    private long bytes;

    @BeforeAll
    void generate(@TempDir Path out) throws IOException {
        Generated generated = Generated.run(out, ROWS, 42, "0/1", 2);
        rows = generated.rows();
        bytes = generated.manifest().files().get(0).bytes();
    }

    @Test
    void aHundredThousandRowsAreAboutNineMegabytes() {
        // When
        long length = bytes;

        // Then
        assertThat(rows).hasSize(ROWS);
        assertThat(length).isBetween(8_500_000L, 9_500_000L);
    }

    @Test
    void everyTransactionHasItsOwnId() {
        // When
        Set<String> ids = rows.stream().map(row -> text(row, "transaction_id")).collect(Collectors.toSet());

        // Then
        assertThat(ids).hasSize(ROWS);
    }

    @Test
    void timeAscendsOverTheYear() {
        // When
        List<String> times = rows.stream().map(row -> text(row, "timestamp")).toList();

        // Then
        assertThat(times).isSorted();
        assertThat(times.get(0)).startsWith("2025-01-01");
        assertThat(times.get(ROWS - 1)).startsWith("2025-12-31");
    }

    @Test
    void theAmountIsThePriceTimesTheQuantity() {
        // When
        List<Row> wrong = rows.stream()
                .filter(row -> !number(row, "product_price")
                        .multiply(number(row, "quantity"))
                        .equals(number(row, "total_amount")))
                .toList();

        // Then
        assertThat(wrong).isEmpty();
    }

    @Test
    void pricesStayWithinTheirCategorysRange() {
        // Given
        Map<String, Catalog.Category> categories =
                Catalog.CATEGORIES.stream().collect(Collectors.toMap(Catalog.Category::name, category -> category));

        // When
        Map<String, Set<BigDecimal>> prices = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> text(row, "product_category"),
                        Collectors.mapping(row -> number(row, "product_price"), Collectors.toSet())));

        // Then
        assertThat(prices).hasSize(10).containsOnlyKeys(categories.keySet());
        prices.forEach((name, seen) -> assertThat(seen).hasSizeGreaterThan(50).allSatisfy(price -> assertThat(price)
                .isBetween(
                        BigDecimal.valueOf(categories.get(name).cheapest(), 2),
                        BigDecimal.valueOf(categories.get(name).dearest(), 2))));
    }

    @Test
    void allPaymentMethodsCitiesAndQuantitiesOccur() {
        // When
        Map<String, Long> payments = count("payment_method");
        Map<String, Long> cities = count("city");
        Map<String, Long> quantities = count("quantity");

        // Then
        assertThat(payments).hasSize(5);
        assertThat(payments.get("Credit Card")).isGreaterThan(3 * payments.get("Gift Card"));
        assertThat(cities).hasSizeGreaterThanOrEqualTo(15).hasSize(Catalog.CITIES.size());
        assertThat(cities.get("London")).isGreaterThan(3 * cities.get("Malmö"));
        assertThat(quantities).hasSize(Catalog.MOST_PIECES);
        assertThat(quantities.get("1")).isBetween(ROWS / 2L, 6L * ROWS / 10);
    }

    @Test
    void aCustomerLivesInOneCityAndACityInOneCountry() {
        // Given
        Map<String, String> homes = new HashMap<>();
        Map<String, String> countries = new HashMap<>();

        // When
        boolean moved = rows.stream()
                .anyMatch(row -> differs(homes, text(row, "customer_id"), text(row, "city"))
                        || differs(countries, text(row, "city"), text(row, "country")));

        // Then
        assertThat(moved).isFalse();
    }

    @Test
    void fewCustomersBuyMuch() {
        // Given
        int onePercent = Customers.COUNT / 100;

        // When
        Map<String, Long> purchases = count("customer_id");

        // Then
        long best = purchases.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(onePercent)
                .mapToLong(Long::longValue)
                .sum();
        long once = purchases.values().stream().filter(count -> count == 1).count();
        assertThat((double) best / ROWS).isBetween(0.35, 0.50);
        assertThat(purchases.values()).allMatch(count -> count < ROWS / 100);
        assertThat(once).isGreaterThan(purchases.size() / 4);
    }

    @Test
    void eveningsWeekendsAndDecemberAreBusy() {
        // When
        double evening = perHour(time -> time.getHour() >= 18 && time.getHour() < 22, 4 * 365);
        double night = perHour(time -> time.getHour() >= 2 && time.getHour() < 6, 4 * 365);
        double sunday = perHour(time -> time.getDayOfWeek() == DayOfWeek.SUNDAY, 24 * 52);
        double tuesday = perHour(time -> time.getDayOfWeek() == DayOfWeek.TUESDAY, 24 * 52);
        double december = perHour(time -> time.getMonthValue() == 12, 24 * 31);
        double august = perHour(time -> time.getMonthValue() == 8, 24 * 31);

        // Then
        assertThat(evening).isGreaterThan(10 * night);
        assertThat(sunday).isGreaterThan(1.1 * tuesday);
        assertThat(december).isGreaterThan(1.3 * august);
    }

    private double perHour(Predicate<LocalDateTime> when, int hours) {
        return (double) rows.stream()
                        .map(row -> LocalDateTime.parse(text(row, "timestamp"), TIMESTAMP))
                        .filter(when)
                        .count()
                / hours;
    }

    private Map<String, Long> count(String column) {
        return rows.stream().collect(Collectors.groupingBy(row -> text(row, column), Collectors.counting()));
    }

    private static boolean differs(Map<String, String> known, String key, String value) {
        return !value.equals(known.computeIfAbsent(key, unknown -> value));
    }

    private static BigDecimal number(Row row, String column) {
        return new BigDecimal(text(row, column));
    }

    private static String text(Row row, String column) {
        for (int i = 0; i < row.size(); i++) {
            if (Generated.DEFINITION.travelling().get(i).name().equals(column)) {
                return row.text(i);
            }
        }
        throw new IllegalArgumentException(column);
    }
}
