package dev.millrace.ingest.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.State;
import dev.millrace.kafka.DeadLetter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Holds dead letters, and sending them again, against a real broker: 300 rows of which two do not fit at first. */
@ExtendWith(SharedCluster.class)
class ReplayIT {
    private static final long GOOD_ROWS = 298;
    private static final long ALL_ROWS = 300;
    private final TestCluster cluster;

    @TempDir
    private Path directory;

    private SalesFile sales;
    private SalesFile mended;

    ReplayIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void files(TestInfo test) {
        String dataset = SalesFile.dataset(test);
        sales = new SalesFile(directory.resolve("first"), dataset);
        sales.write(IntStream.range(0, 300)
                .mapToObj(i -> i % 150 == 3 ? "S%d,Yangon,?".formatted(i) : SalesFile.goodRow(i)));
        mended = new SalesFile(directory.resolve("mended"), dataset);
        mended.write(Stream.of("S3,Yangon,3.00", "S153,Yangon,153.00"));
    }

    @Test
    void anAttemptThatFailedAndTheOneThatDidNotBothLeaveTheirDeadLetters() {
        // Given
        catchThrowableOfType(StageFailure.class, () -> cluster.ingest(sales.request("1")));
        cluster.ingest(sales.request("2"));

        // When
        List<DeadLetter> letters = cluster.deadLetters(sales);

        // Then
        assertThat(letters).extracting(DeadLetter::line).containsExactly(5L, 155L, 5L, 155L);
    }

    @Test
    void deadLettersOfATransactionThatIsNotCommittedAreNone() {
        // Given
        int openedAndOneTransaction = 2;
        catchThrowable(() -> cluster.ingestDyingAtCommit(sales.request("2"), openedAndOneTransaction + 1));
        cluster.ingest(sales.request("2"));

        // When
        List<DeadLetter> letters = cluster.deadLetters(sales);

        // Then
        assertThat(letters).extracting(DeadLetter::line).containsExactly(5L, 155L);
    }

    @Test
    void aReplayIsABatchThatKnowsWhatItReplays() {
        // Given
        cluster.ingest(sales.request("2"));

        // When
        cluster.ingest(mended.replay(sales.batch(), "0"));

        // Then
        assertThat(cluster.committedTotals(sales).rows()).isEqualTo(ALL_ROWS);
        assertThat(cluster.batch(mended).details().replays()).contains(sales.batch());
        assertThat(cluster.batch(mended).state()).isEqualTo(State.COMPLETED);
        assertThat(mended.manifest().details()).containsEntry("replays", sales.batch());
    }

    @Test
    void theSameReplayAgainSendsNothing() {
        // Given
        cluster.ingest(sales.request("2"));
        cluster.ingest(mended.replay(sales.batch(), "0"));

        // When
        List<String> messages = cluster.ingest(mended.replay(sales.batch(), "0"));

        // Then
        assertThat(messages).containsExactly("already ingested");
        assertThat(cluster.committedTotals(sales).rows()).isEqualTo(ALL_ROWS);
    }

    @Test
    void theSameRowsMendedOtherwiseAreNotSentASecondTime() {
        // Given
        cluster.ingest(sales.request("2"));
        cluster.ingest(mended.replay(sales.batch(), "0"));
        String first = mended.batch();
        mended.write(Stream.of("S3,Yangon,4.00", "S153,Yangon,154.00"));

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> cluster.ingest(mended.replay(sales.batch(), "0")));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal)
                .hasMessage("The rejected rows of batch %s have been replayed already, as batch %s: there is nothing"
                                .formatted(sales.batch(), first)
                        + " left to replay.");
        assertThat(cluster.committedTotals(sales).rows()).isEqualTo(ALL_ROWS);
    }

    @Test
    void aReplayThatRejectsRowsItselfIsTheOneToReplayNext() {
        // Given
        cluster.ingest(sales.request("2"));
        mended.write(Stream.of("S3,Yangon,3.00", "S153,Yangon,?"));
        cluster.ingest(mended.replay(sales.batch(), "1"));
        String first = mended.batch();
        mended.write(Stream.of("S3,Yangon,3.00", "S153,Yangon,153.00"));

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> cluster.ingest(mended.replay(sales.batch(), "0")));

        // Then
        assertThat(refusal).hasMessageEndingWith("replay what it rejected itself with --batch %s.", first);
        assertThat(cluster.committedTotals(sales).rows()).isEqualTo(GOOD_ROWS + 1);
    }

    @Test
    void aReplayThatFailedMayBeMendedFurther() {
        // Given
        cluster.ingest(sales.request("2"));
        mended.write(Stream.of("S3,Yangon,?", "S153,Yangon,153.00"));
        catchThrowableOfType(StageFailure.class, () -> cluster.ingest(mended.replay(sales.batch(), "0")));
        mended.write(Stream.of("S3,Yangon,3.00", "S153,Yangon,153.00"));

        // When
        cluster.ingest(mended.replay(sales.batch(), "0"));

        // Then
        assertThat(cluster.batch(mended).state()).isEqualTo(State.COMPLETED);
        assertThat(cluster.committedTotals(sales).rows()).isEqualTo(ALL_ROWS);
    }

    @Test
    void aReplayThatDiedIsGivenUpForOneThatIsMendedOtherwise() {
        // Given
        cluster.ingest(sales.request("2"));
        int openedAsTheClaimThenRows = 2;
        catchThrowable(() -> cluster.ingestDyingAtCommit(mended.replay(sales.batch(), "0"), openedAsTheClaimThenRows));
        SalesFile other =
                new SalesFile(directory.resolve("other"), sales.definition().name());
        other.write(Stream.of("S3,Yangon,4.00", "S153,Yangon,154.00"));

        // When
        cluster.ingest(other.replay(sales.batch(), "0"));

        // Then
        assertThat(cluster.batch(mended).state()).isEqualTo(State.FAILED);
        assertThat(((Failed) cluster.batch(mended)).reason())
                .isEqualTo("given up for batch %s, which replays the same rows".formatted(other.batch()));
        assertThat(cluster.batch(other).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void ofTwoReplaysAtOnceTheLaterOneWins() {
        // Given
        cluster.ingest(sales.request("2"));
        SalesFile other =
                new SalesFile(directory.resolve("other"), sales.definition().name());
        other.write(Stream.of("S3,Yangon,4.00", "S153,Yangon,154.00"));

        // When
        var first = catchThrowableOfType(
                StageFailure.class,
                () -> cluster.ingestInterruptedAtClaim(
                        mended.replay(sales.batch(), "0"), other.replay(sales.batch(), "0")));

        // Then
        assertThat(first.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
        assertThat(cluster.committedTotals(sales).rows()).isEqualTo(ALL_ROWS);
        assertThat(cluster.batch(other).state()).isEqualTo(State.COMPLETED);
    }
}
