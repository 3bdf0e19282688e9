package dev.millrace.ingest.page;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MomentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:15:00Z");

    @ParameterizedTest
    @CsvSource({
        "-30, just now",
        "4, just now",
        "5, 5 s ago",
        "59, 59 s ago",
        "60, 1 min ago",
        "3599, 59 min ago",
        "3600, 1 h ago",
        "86399, 23 h ago",
        "86400, 1 day ago",
        "200000, 2 days ago"
    })
    void whatIsLongAgoIsToldRoughly(long seconds, String text) {
        // When
        Moment moment = Moment.of(NOW.minusSeconds(seconds), NOW);

        // Then
        assertThat(moment.ago()).isEqualTo(text);
    }
}
