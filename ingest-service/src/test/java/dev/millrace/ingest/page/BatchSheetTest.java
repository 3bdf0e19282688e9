package dev.millrace.ingest.page;

import dev.millrace.contract.stage.Phase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchSheetTest {
    @Test
    void aBatchCanBeCancelledUntilItsRowsAreIn() {
        // When
        BatchSheet moving = sheet(Phase.RUNNING);
        BatchSheet in = sheet(Phase.DONE);
        BatchSheet over = BatchSheet.of(Views.failed("no"), Views.ASKED);
        BatchSheet unasked = BatchSheet.of(Views.running(), Views.ASKED);

        // Then
        assertThat(moving.canCancel()).isTrue();
        assertThat(in.canCancel()).isFalse();
        assertThat(over.canCancel()).isFalse();
        assertThat(unasked.canCancel()).isFalse();
    }

    @Test
    void whatIsCommittedAndWhatWasAskedForAreToldWithTheirUnits() {
        // When
        BatchSheet sheet = sheet(Phase.RUNNING);

        // Then
        assertThat(sheet.facts())
                .containsExactly(
                        new BatchSheet.Fact("Committed", "1,234 rows"),
                        new BatchSheet.Fact("Transactions", "3"),
                        new BatchSheet.Fact("Rejected", "5 rows"),
                        new BatchSheet.Fact("Read", "29.8 kB"),
                        new BatchSheet.Fact("On the wire", "json"),
                        new BatchSheet.Fact("May be rejected", "1%"),
                        new BatchSheet.Fact("Attempt", "2"),
                        new BatchSheet.Fact("Batch", "5d0c1f8a33b1e902"));
    }

    @Test
    void whenItWasAskedForIsToldAsPeopleSayItAndExactly() {
        // When
        BatchSheet sheet = BatchSheet.of(Views.queued(0), Views.ASKED.plusSeconds(125));

        // Then
        assertThat(sheet.asked())
                .isEqualTo(new Moment("2 min ago", "1 Mar 2026, 08:15:00 UTC", "2026-03-01T08:15:00Z"));
    }

    private static BatchSheet sheet(Phase ingest) {
        return BatchSheet.of(Views.running(Views.stage("ingest", ingest)), Views.ASKED);
    }
}
