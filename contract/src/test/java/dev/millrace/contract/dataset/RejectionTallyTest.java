package dev.millrace.contract.dataset;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RejectionTallyTest {
    private final RejectionTally tally = new RejectionTally(List.of());

    @Test
    void countsRowsWithOneProblemTogetherWhateverTheirValues() {
        // When
        for (int line = 2; line < 8; line++) {
            tally.add(amount(line, "'x%d' is not an integer".formatted(line), "is not an integer"));
        }
        tally.add(new RowError(9, 90, "", "a quote is opened and never closed"));
        tally.add(new RowError(10, 99, "City", "'' is not an integer", "is not an integer"));

        // Then
        assertThat(tally.reasons())
                .containsExactly(
                        new RejectedRows(
                                "Amount",
                                "is not an integer",
                                6,
                                List.of(
                                        "line 2: 'x2' is not an integer",
                                        "line 3: 'x3' is not an integer",
                                        "line 4: 'x4' is not an integer")),
                        new RejectedRows(
                                null,
                                "a quote is opened and never closed",
                                1,
                                List.of("line 9: a quote is opened and never closed")),
                        new RejectedRows("City", "is not an integer", 1, List.of("line 10: '' is not an integer")));
    }

    @Test
    void goesOnFromWhatWasCountedBefore() {
        // Given
        tally.add(amount(2, "'x' is not an integer", "is not an integer"));

        // When
        RejectionTally next = new RejectionTally(tally.reasons());
        next.add(amount(7, "'y' is not an integer", "is not an integer"));

        // Then
        assertThat(next.reasons())
                .containsExactly(new RejectedRows(
                        "Amount",
                        "is not an integer",
                        2,
                        List.of("line 2: 'x' is not an integer", "line 7: 'y' is not an integer")));
        assertThat(tally.reasons()).extracting(RejectedRows::rows).containsExactly(1L);
    }

    @Test
    void keepsTheReasonsThatCameFirstAndGoesOnCountingThem() {
        // Given
        for (int reason = 0; reason < 100; reason++) {
            tally.add(new RowError(reason, 0, "", "reason %d".formatted(reason)));
        }

        // When
        tally.add(new RowError(200, 0, "", "reason 19"));
        tally.add(new RowError(201, 0, "", "reason 20"));

        // Then
        assertThat(tally.reasons()).hasSize(RejectionTally.MOST_REASONS);
        assertThat(tally.reasons().get(19).rows()).isEqualTo(2);
        assertThat(tally.reasons()).extracting(RejectedRows::reason).doesNotContain("reason 20");
    }

    private static RowError amount(long line, String problem, String kind) {
        return new RowError(line, line * 10, "Amount", problem, kind);
    }
}
