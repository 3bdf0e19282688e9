package dev.millrace.ingest.page;

import dev.millrace.contract.stage.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HeadlineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0    | It is next.
                    1    | One batch is before it.
                    1200 | 1,200 batches are before it.
                    """)
    void aWaitingBatchSaysWhatIsBeforeIt(int ahead, String sentence) {
        // When
        Headline headline = Headline.of(Views.queued(ahead));

        // Then
        assertThat(headline).isEqualTo(new Headline("Queued", Tone.CALM, sentence));
    }

    @Test
    void aRunningBatchSaysWhoIsAtWork() {
        // When
        Headline two =
                Headline.of(Views.running(Views.stage("ingest", Phase.RUNNING), Views.stage("sink", Phase.RUNNING)));
        Headline none =
                Headline.of(Views.running(Views.stage("ingest", Phase.DONE), Views.stage("sink", Phase.WAITING)));

        // Then
        assertThat(two.says()).isEqualTo("Ingest and Sink are at work.");
        assertThat(none.says()).isEqualTo("Sink is next.");
    }

    @Test
    void aFailedBatchSaysWhy() {
        // When
        Headline headline = Headline.of(Views.failed("sales.csv line 5: no.\n1 of 10 rows rejected, 0 allowed"));

        // Then
        assertThat(headline.tone()).isEqualTo(Tone.BAD);
        assertThat(headline.says()).isEqualTo("sales.csv line 5: no.\n1 of 10 rows rejected, 0 allowed");
    }

    @Test
    void aVerifiedBatchSaysWhatItsVerdictSays() {
        // When
        Headline headline = Headline.of(Views.verified("All is well."));

        // Then
        assertThat(headline).isEqualTo(new Headline("Verified", Tone.GOOD, "All is well."));
    }
}
