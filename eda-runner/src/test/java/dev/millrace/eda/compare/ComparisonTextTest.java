package dev.millrace.eda.compare;

import java.util.Map;

import dev.millrace.contract.dataset.AlertThresholds;
import dev.millrace.contract.dataset.Role;
import dev.millrace.eda.summary.Summary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTextTest {

    @Test
    void saysInWordsWhatIsNotAsItWas() {
        // Given
        Summary before = Sales.summary()
                .amounts("total", Role.MEASURE, 1_000, i -> i)
                .cities(true, Map.of("Bonn", 600L, "Rome", 400L))
                .column("note", "string")
                .made();
        Summary after = Sales.summary()
                .amounts("total", Role.MEASURE, 1_000, i -> i)
                .cities(true, Map.of("Bonn", 1_000L))
                .column("weather", "string")
                .made();

        // When
        String text = new ComparisonText(new SummaryComparison(new AlertThresholds()).of(before, after)).text();

        // Then
        assertThat(text).isEqualTo("""
                        Compared with batch 0123456789abcdef, analysed 2026-01-02T03:04:05Z
                          2 columns are not what they were: note (gone), city (stability index 2.87, limit 0.25).
                          rows: 1,000 -> 1,000 (+0.0 %)
                          missing cells: 0 -> 0
                          duplicate rows: 0 -> 0
                          sum of total: 499,500.0 -> 499,500.0 (+0.0 %)
                          mean of total: 499.5 -> 499.5 (+0.0 %)
                          median of total: 499.0 -> 499.0 (+0.0 %)
                          seconds: 2.0 -> 2.0 (+0.0 %)
                          note: the column is gone
                          weather: a new column, string
                          city: drifted, stability index 2.87
                          city: gone Rome
                          total by city: the largest change is Bonn, 60.0 % -> 100.0 %
                        """);
    }
}
