package dev.millrace.ingest.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Completed;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.State;
import dev.millrace.kafka.DeadLetter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Holds the ingest against a real broker. */
@ExtendWith(SharedCluster.class)
class IngestBatchIT {
    private final TestCluster cluster;

    @TempDir
    private Path directory;

    private SalesFile sales;

    IngestBatchIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void file(TestInfo test) {
        sales = new SalesFile(directory, SalesFile.dataset(test));
    }

    @Test
    void everyRowIsCommittedOnceAndCounted() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));

        // When
        cluster.ingest(sales.request("0"));

        // Then
        Completed batch = (Completed) cluster.batch(sales);
        assertThat(batch.checkpoint().accepted()).isEqualTo(sales.totals());
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
        assertThat(batch.endOffsets()).hasSize(3);
        assertThat(cluster.committedTotals(sales, batch.endOffsets()).rows()).isZero();
        assertThat(sales.manifest().totals()).isEqualTo(sales.totals());
    }

    @Test
    void aBatchThatIsThereIsNotSentAgain() {
        // Given
        sales.write(IntStream.range(0, 100).mapToObj(SalesFile::goodRow));
        cluster.ingest(sales.request("0"));

        // When
        List<String> messages = cluster.ingest(sales.request("0"));

        // Then
        assertThat(messages).containsExactly("already ingested");
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
    }

    @Test
    void anIngestThatDiesInATransactionIsGoneOnWithBehindTheLastCommit() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));
        int openedAndThreeTransactions = 4;
        assertThatThrownBy(() -> cluster.ingestDyingAtCommit(sales.request("0"), openedAndThreeTransactions + 1))
                .isInstanceOf(IllegalStateException.class);

        // When
        List<String> messages = cluster.ingest(sales.request("0"));

        // Then
        assertThat(messages).containsExactly("went on behind row 300");
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
        assertThat(cluster.batch(sales).checkpoint().transactions()).isEqualTo(10);
    }

    @Test
    void anIngestThatIsGoneOnWithStillKnowsWhyItRejectedRowsBefore() {
        // Given
        sales.write(IntStream.range(0, 1_000)
                .mapToObj(i -> i % 250 == 3 ? "S%d,Yangon,bad%d".formatted(i, i) : SalesFile.goodRow(i)));
        int openedAndThreeTransactions = 4;
        assertThatThrownBy(() -> cluster.ingestDyingAtCommit(sales.request("4"), openedAndThreeTransactions + 1))
                .isInstanceOf(IllegalStateException.class);

        // When
        cluster.ingest(sales.request("4"));

        // Then
        assertThat(sales.manifest().rejected()).isEqualTo(4);
        assertThat(sales.manifest().rejections())
                .containsExactly(new RejectedRows(
                        "Amount",
                        "is not a decimal number",
                        4,
                        List.of(
                                "line 5: 'bad3' is not a decimal number",
                                "line 255: 'bad253' is not a decimal number",
                                "line 505: 'bad503' is not a decimal number")));
    }

    @Test
    void anIngestThatDiesBetweenItsLastRowAndItsEndIsEndedByTheNext() {
        // Given
        sales.write(IntStream.range(0, 300).mapToObj(SalesFile::goodRow));
        int completed = 5;
        assertThatThrownBy(() -> cluster.ingestDyingAtCommit(sales.request("0"), completed))
                .isInstanceOf(IllegalStateException.class);

        // When
        cluster.ingest(sales.request("0"));

        // Then
        Completed batch = (Completed) cluster.batch(sales);
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
        assertThat(cluster.committedTotals(sales, batch.endOffsets()).rows()).isZero();
    }

    @Test
    void aCommitThatDoesNotReachKafkaIsMadeAgainByANewProducer() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));
        int openedAndThreeTransactions = 4;

        // When
        List<String> messages = cluster.ingestLosingCommit(sales.request("0"), openedAndThreeTransactions + 1);

        // Then
        assertThat(messages).containsExactly("went on behind row 300");
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
    }

    @Test
    void aCommitWhoseAnswerIsLostIsFoundInTheLedgerAndNotMadeAgain() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));
        int openedAndThreeTransactions = 4;

        // When
        List<String> messages = cluster.ingestLosingAnswerOfCommit(sales.request("0"), openedAndThreeTransactions + 1);

        // Then
        assertThat(messages).containsExactly("went on behind row 400");
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
        assertThat(cluster.batch(sales).checkpoint().transactions()).isEqualTo(10);
    }

    @Test
    void anIngestThatKafkaFailedDoesNotTakeTheBatchAwayFromOneThatWentOnWithIt() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));

        // When
        var overtaken = catchThrowableOfType(
                StageFailure.class, () -> cluster.ingestLosingCommitToAnother(sales.request("0"), 3, 5));

        // Then
        assertThat(overtaken.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
        assertThat(overtaken).hasMessageStartingWith("Another ingest of the same batch has taken over");
        assertThat(cluster.batch(sales).checkpoint().transactions()).isEqualTo(5);
        cluster.ingest(sales.request("0"));
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
    }

    @Test
    void anInputThatIsWrittenToWhileItIsReadFailsTheBatch() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));
        String batch = sales.batch();

        // When
        var refusal = catchThrowableOfType(
                StageFailure.class,
                () -> cluster.ingestWhile(
                        sales.request("0"),
                        3,
                        () -> sales.write(IntStream.range(0, 1_000).mapToObj(i -> SalesFile.goodRow(i + 1)))));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal)
                .hasMessage(
                        "%s was changed or taken away while it was read, and nothing of it counts: ingest it again"
                                + " when nothing writes to it any more.",
                        sales.path());
        assertThat(cluster.batch(batch).state()).isEqualTo(State.FAILED);
        assertThat(((Failed) cluster.batch(batch)).reason()).isEqualTo(refusal.getMessage());
    }

    @Test
    void anInputThatShrinksWhileItIsReadFailsTheBatch() {
        // Given
        sales.write(IntStream.range(0, 100_000).mapToObj(SalesFile::goodRow));
        String batch = sales.batch();

        // When
        var refusal = catchThrowableOfType(
                StageFailure.class,
                () -> cluster.ingestWhile(
                        sales.request("0"),
                        3,
                        () -> sales.write(IntStream.range(0, 50_000).mapToObj(SalesFile::goodRow))));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal).hasMessageContaining("was changed or taken away while it was read");
        assertThat(cluster.batch(batch).state()).isEqualTo(State.FAILED);
    }

    @Test
    void anInputThatIsTakenAwayWhileItIsReadFailsTheBatch() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));
        String batch = sales.batch();

        // When
        var refusal = catchThrowableOfType(
                StageFailure.class,
                () -> cluster.ingestWhile(
                        sales.request("0"), 3, () -> sales.path().toFile().delete()));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal).hasMessageContaining("was changed or taken away while it was read");
        assertThat(cluster.batch(batch).state()).isEqualTo(State.FAILED);
    }

    @Test
    void anInputThatIsOnlyTouchedWhileItIsReadIsFine() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));

        // When
        cluster.ingestWhile(
                sales.request("0"),
                3,
                () -> sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow)));

        // Then
        assertThat(cluster.batch(sales).state()).isEqualTo(State.COMPLETED);
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
    }

    @Test
    void aRowThatIsLargerThanKafkaTakesFailsTheBatch() {
        // Given
        sales.write(Stream.concat(
                IntStream.range(0, 200).mapToObj(SalesFile::goodRow),
                Stream.of("S,%s,1".formatted("x".repeat(2_000_000)))));

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> cluster.ingest(sales.request("0")));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal).hasMessageStartingWith("A row is larger than Kafka at 127.0.0.1:");
        assertThat(cluster.batch(sales).state()).isEqualTo(State.FAILED);
        assertThat(((Failed) cluster.batch(sales)).reason()).isEqualTo(refusal.getMessage());
    }

    @Test
    void aSecondIngestOfTheSameBatchFencesTheFirst() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));

        // When
        var first =
                catchThrowableOfType(StageFailure.class, () -> cluster.ingestOvertakenAtCommit(sales.request("0"), 3));

        // Then
        assertThat(first.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
        assertThat(first)
                .hasMessage("Another ingest of the same batch has taken over, and this one stopped: nothing is lost or"
                        + " doubled.");
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
    }

    @Test
    void oneBadRowTooManyFailsTheBatchAndNamesIt() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(i -> i == 3 ? "S3,Yangon,seven" : SalesFile.goodRow(i)));

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> cluster.ingest(sales.request("0")));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal).hasMessage("""
                        sales.csv line 5, column Amount: 'seven' is not a decimal number
                        1 of 1,000 rows rejected, 0 allowed: mend the file or the definition, or allow it with --max-rejected 1""");
        assertThat(cluster.batch(sales).state()).isEqualTo(State.FAILED);
        assertThat(((Failed) cluster.batch(sales)).reason()).isEqualTo(refusal.getMessage());
    }

    @Test
    void aBadRowThatIsAllowedBecomesADeadLetter() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(i -> i == 3 ? "S3,Yangon,seven" : SalesFile.goodRow(i)));

        // When
        cluster.ingest(sales.request("1"));

        // Then
        Totals committed = cluster.committedTotals(sales);
        assertThat(committed.rows()).isEqualTo(999);
        assertThat(cluster.batch(sales).checkpoint().rejected()).isEqualTo(1);
        assertThat(cluster.deadLetters(sales))
                .containsExactly(new DeadLetter(
                        sales.batch(),
                        "sales.csv",
                        5,
                        sales.offsetOfLine(5),
                        "Amount",
                        "'seven' is not a decimal number",
                        "Id,City,Amount",
                        "S3,Yangon,seven",
                        Shard.WHOLE));
    }

    @Test
    void aFailedBatchIsIngestedAnewBehindItsOldRows() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(i -> i == 503 ? "S503,Yangon,seven" : SalesFile.goodRow(i)));
        assertThatThrownBy(() -> cluster.ingest(sales.request("0"))).isInstanceOf(StageFailure.class);

        // When
        cluster.ingest(sales.request("1%"));

        // Then
        BatchRecord batch = cluster.batch(sales);
        assertThat(batch.state()).isEqualTo(State.COMPLETED);
        assertThat(cluster.committedTotals(sales, batch.details().startOffsets())
                        .rows())
                .isEqualTo(999);
    }
}
