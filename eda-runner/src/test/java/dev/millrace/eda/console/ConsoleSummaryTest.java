package dev.millrace.eda.console;

import java.util.List;
import java.util.stream.Stream;

import dev.millrace.eda.summary.SampleSummaries;
import dev.millrace.eda.summary.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleSummaryTest {
    static Stream<Summary> samples() {
        return Stream.of(
                SampleSummaries.transactions(),
                SampleSummaries.withoutDimensions(),
                SampleSummaries.withoutMeasure(),
                SampleSummaries.withoutTime(),
                SampleSummaries.withoutRows(),
                SampleSummaries.unverified(),
                SampleSummaries.hostile());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyLineFitsATerminalAndDoesNothingToIt(Summary summary) {
        // When
        String text = new ConsoleSummary(summary).text();

        // Then
        assertThat(text).endsWith("\n").doesNotContain("\n\n\n");
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(ConsoleSummary.WIDTH))
                .noneMatch(line -> line.chars().anyMatch(Character::isISOControl))
                .noneMatch(line -> line.contains("\u202e"));
    }

    @Test
    void figuresAlertsAndLargestGroupsAreToldWithNumbersToTheRight() {
        // When
        List<String> lines = new ConsoleSummary(SampleSummaries.transactions())
                .text()
                .lines()
                .toList();

        // Then
        assertThat(lines)
                .startsWith("Transactions: 100,000 rows")
                .contains("VERIFIED: Every row that went in came out unchanged, in 11.9 s.")
                .contains("  serious  3 rows have a transaction_id that another row has: sums count them twice.")
                .contains("           and 1 more in the report")
                .contains("By city: top 5 of 1,234");
        int head = lines.indexOf("By payment method") + 1;
        assertThat(lines.get(head)).endsWith("share");
        assertThat(lines.subList(head, head + 5))
                .extracting(String::length)
                .as("right edges")
                .containsOnly(lines.get(head).length());
    }

    @Test
    void aVerdictThatFailedIsSaidFirst() {
        // When
        String text = new ConsoleSummary(SampleSummaries.unverified()).text();

        // Then
        assertThat(text.lines().skip(2).findFirst().orElseThrow())
                .startsWith("NOT VERIFIED: The analysis saw 99,871 rows where 99,874 landed");
    }
}
