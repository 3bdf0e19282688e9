package dev.millrace.benchmarks.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeptResultsTest {
    private static final String PAGE = "# Results\n\nWhole.\n\n## Ingest\n\nold\n\n## Sink\n\nkept\n";

    @Test
    void aStageThatIsMeasuredAgainTakesItsPlace() {
        // When
        String page = new KeptResults(PAGE).with("## Ingest\n\nnew\n\n### Reached\n\nyes\n");

        // Then
        assertThat(page)
                .isEqualTo("# Results\n\nWhole.\n\n## Ingest\n\nnew\n\n### Reached\n\nyes\n\n## Sink\n\nkept\n");
    }

    @Test
    void aStageThatWasNeverMeasuredComesLast() {
        // When
        String page = new KeptResults(PAGE).with("## Analysis\n\nnew\n");

        // Then
        assertThat(page).endsWith("## Sink\n\nkept\n\n## Analysis\n\nnew\n");
    }
}
