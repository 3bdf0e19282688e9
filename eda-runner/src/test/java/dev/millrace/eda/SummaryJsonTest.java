package dev.millrace.eda;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryJsonTest {
    @Test
    void decimalsAreExactStrings() throws IOException {
        // Given
        Profile profile = Profiles.of("transactions", Profiles.ofTransactions());

        // When
        JsonNode summary = new ObjectMapper().readTree(new SummaryJson(profile).bytes());

        // Then
        assertThat(summary.get("version").intValue()).isEqualTo(1);
        assertThat(summary.get("rows").longValue()).isEqualTo(1500);
        assertThat(summary.at("/measures/0/sum").textValue()).isEqualTo("1234567.50");
        assertThat(summary.at("/measures/0/mean").textValue()).isEqualTo("823.0450");
        assertThat(summary.at("/dimensions/0/groups/0/sums/total_amount").textValue())
                .isEqualTo("300.00");
        assertThat(summary.at("/missing/country").longValue()).isEqualTo(7);
    }

    @Test
    void whatIsNotThereIsNull() throws IOException {
        // Given
        Profile empty = new Profile(
                "sales",
                "b",
                Profiles.totals(0),
                Map.of(),
                null,
                List.of(new MeasureFigures("total", 0, null, null, null, null)),
                List.of(new Breakdown("city", 1, List.of(new Group("", 1, Map.of())))));

        // When
        JsonNode summary = new ObjectMapper().readTree(new SummaryJson(empty).bytes());

        // Then
        assertThat(summary.has("period")).isFalse();
        assertThat(summary.at("/measures/0/mean").isNull()).isTrue();
        assertThat(summary.at("/dimensions/0/groups/0/value").isNull()).isTrue();
    }
}
