package dev.millrace.eda;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleTablesTest {
    @Test
    void numbersStandUnderEachOther() {
        // Given
        Profile profile = Profiles.of("transactions", Profiles.ofTransactions());

        // When
        String text = new ConsoleTables(profile).text();

        // Then
        assertThat(text)
                .contains("""
                        By product category
                          Product category    Rows   Total amount
                          Books              1,000         300.00
                          Toys                 500         100.00
                        """)
                .contains("  (missing)       7           1.00\n")
                .contains("Sum of total amount           1,234,567.50\n")
                .contains("Missing cells\n");
    }

    @Test
    void ofManyGroupsTheTopTenAreShown() {
        // Given
        Breakdown many = new Breakdown(
                "city",
                60,
                IntStream.range(0, 50)
                        .mapToObj(i -> Profiles.group("city " + i, 1, "1.00"))
                        .toList());

        // When
        String text = new ConsoleTables(Profiles.of("sales", many)).text();

        // Then
        assertThat(text).contains("By city: top 10 of 60\n", "city 9 ").doesNotContain("city 10");
    }

    @Test
    void namesCannotBreakTheTable() {
        // Given
        Breakdown nasty = new Breakdown(
                "city", 1, List.of(Profiles.group("two\nlines\u001b[31m and " + "x".repeat(100), 1, "1.00")));

        // When
        String text = new ConsoleTables(Profiles.of("sales", nasty)).text();

        // Then
        assertThat(text)
                .contains("  two lines [31m and x")
                .doesNotContain("\u001b")
                .contains("…xxxxxxxxxx ");
    }
}
