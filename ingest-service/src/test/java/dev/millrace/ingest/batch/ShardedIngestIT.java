package dev.millrace.ingest.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
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

/** Holds several ingests of one file against a real broker, and against what one ingest of it does. */
@ExtendWith(SharedCluster.class)
class ShardedIngestIT {
    private static final Shard FIRST = new Shard(0, 2);
    private static final Shard SECOND = new Shard(1, 2);
    private static final int BAD_LINE_OF_SECOND = 901;
    private final TestCluster cluster;

    @TempDir
    private Path directory;

    private SalesFile sales;

    ShardedIngestIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void file(TestInfo test) {
        sales = new SalesFile(directory, SalesFile.dataset(test));
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));
    }

    private void writeBadRow() {
        sales.write(IntStream.range(0, 1_000)
                .mapToObj(i -> i == BAD_LINE_OF_SECOND - 2 ? "S,Yangon,seven" : SalesFile.goodRow(i)));
    }

    @Test
    void threeAtTheSameTimeSendWhatOneSends() {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(i -> "S%d,\"two\nlines, %d\",%d.50".formatted(i, i % 7, i)));
        sales.pack();

        // When
        List<CompletableFuture<List<String>>> shards = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> cluster.ingest(sales.request(new Shard(i, 3), "0"))))
                .toList();
        shards.forEach(CompletableFuture::join);

        // Then
        BatchRecord batch = cluster.batch(sales);
        assertThat(batch.state()).isEqualTo(State.COMPLETED);
        assertThat(batch.checkpoint().accepted()).isEqualTo(sales.totals());
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
        assertThat(sales.manifest().totals()).isEqualTo(sales.totals());
        assertThat(sales.manifest().details()).containsEntry("shards", "3");
    }

    @Test
    void theLastOneCompletesTheBatch() {
        // Given
        List<String> first = cluster.ingest(sales.request(FIRST, "0"));
        State meanwhile = cluster.batch(sales).state();

        // When
        List<String> second = cluster.ingest(sales.request(SECOND, "0"));

        // Then
        assertThat(first).containsExactly("shard 0/2 is done, and others are not");
        assertThat(meanwhile).isEqualTo(State.OPENED);
        assertThat(second).isEmpty();
        assertThat(cluster.batch(sales).state()).isEqualTo(State.COMPLETED);
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
        assertThat(cluster.ingest(sales.request(FIRST, "0"))).containsExactly("already ingested");
        assertThat(cluster.ingest(sales.request("0"))).containsExactly("already ingested");
    }

    @Test
    void oneThatDiesIsGoneOnWithBehindItsOwnLastCommit() {
        // Given
        cluster.ingest(sales.request(FIRST, "0"));
        int twoTransactions = 2;
        assertThatThrownBy(() -> cluster.ingestDyingAtCommit(sales.request(SECOND, "0"), twoTransactions + 1))
                .isInstanceOf(IllegalStateException.class);

        // When
        List<String> messages = cluster.ingest(sales.request(SECOND, "0"));

        // Then
        assertThat(messages).containsExactly("went on behind row 200");
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
    }

    @Test
    void allOfThemTogetherKnowWhyRowsWereRejected() {
        // Given
        sales.write(IntStream.range(0, 1_000)
                .mapToObj(i -> i % 600 == 3 ? "S%d,Yangon,bad%d".formatted(i, i) : SalesFile.goodRow(i)));
        cluster.ingest(sales.request(SECOND, "1"));

        // When
        cluster.ingest(sales.request(FIRST, "1"));

        // Then
        assertThat(sales.manifest().rejections())
                .containsExactly(new RejectedRows(
                        "Amount",
                        "is not a decimal number",
                        2,
                        List.of(
                                "line 5: 'bad3' is not a decimal number",
                                "line 605: 'bad603' is not a decimal number")));
    }

    @Test
    void oneThatFindsItsOpeningOvertakenGoesOnWithTheOthers() {
        // When
        List<String> messages = cluster.ingestInterruptedAtOpening(
                sales.request(FIRST, "0"), sales.batch(), sales.request(SECOND, "0"));

        // Then
        assertThat(messages).isEmpty();
        assertThat(cluster.batch(sales).state()).isEqualTo(State.COMPLETED);
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
    }

    @Test
    void anotherIngestOfTheSameShardFencesIt() {
        // When
        var older = catchThrowableOfType(
                StageFailure.class, () -> cluster.ingestOvertakenAtCommit(sales.request(FIRST, "0"), 2));

        // Then
        assertThat(older.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
        cluster.ingest(sales.request(SECOND, "0"));
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
    }

    @Test
    void aBatchThatIsBegunInShardsIsNotCutOtherwise() {
        // Given
        cluster.ingest(sales.request(FIRST, "0"));

        // When
        var whole = catchThrowableOfType(StageFailure.class, () -> cluster.ingest(sales.request("0")));
        var third = catchThrowableOfType(StageFailure.class, () -> cluster.ingest(sales.request(new Shard(2, 3), "0")));

        // Then
        assertThat(List.of(whole, third)).allSatisfy(refusal -> {
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(refusal)
                    .hasMessage(
                            "The ingest of batch %s was begun in 2 shards: go on with it with --shard 0/2 and so on.",
                            sales.batch());
        });
        cluster.ingest(sales.request(SECOND, "0"));
        assertThat(cluster.batch(sales).state()).isEqualTo(State.COMPLETED);
        assertThat(cluster.committedTotals(sales)).isEqualTo(sales.totals());
    }

    @Test
    void aBatchThatIsBegunAsAWholeIsNotCut() {
        // Given
        assertThatThrownBy(() -> cluster.ingestDyingAtCommit(sales.request("0"), 3))
                .isInstanceOf(IllegalStateException.class);

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> cluster.ingest(sales.request(FIRST, "0")));

        // Then
        assertThat(refusal)
                .hasMessage(
                        "The ingest of batch %s was begun as a whole: go on with it without --shard.", sales.batch());
        assertThat(cluster.ingest(sales.request("0"))).containsExactly("went on behind row 100");
    }

    @Test
    void oneThatRejectsTooMuchFailsAllOfThem() {
        // Given
        writeBadRow();

        // When
        var second = new StageFailure[1];
        var first = catchThrowableOfType(
                StageFailure.class,
                () -> cluster.ingestPausingBehindCommit(
                        sales.request(FIRST, "0"),
                        2,
                        () -> second[0] = catchThrowableOfType(
                                StageFailure.class, () -> cluster.ingest(sales.request(SECOND, "0")))));

        // Then
        assertThat(second[0].exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(second[0]).hasMessageStartingWith("sales.csv line %d, column Amount: 'seven'", BAD_LINE_OF_SECOND);
        assertThat(first.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(first)
                .hasMessage(
                        "Another shard of batch %s gave it up, and nothing of it counts: %s",
                        sales.batch(), second[0].getMessage());
        assertThat(cluster.batch(sales).state()).isEqualTo(State.FAILED);
        assertThat(((Failed) cluster.batch(sales)).reason()).isEqualTo(second[0].getMessage());
    }

    @Test
    void aBatchThatFailedIsBegunAnewByAllOfThem() {
        // Given
        writeBadRow();
        cluster.ingest(sales.request(FIRST, "0"));
        catchThrowableOfType(StageFailure.class, () -> cluster.ingest(sales.request(SECOND, "0")));

        // When
        cluster.ingest(sales.request(SECOND, "1"));
        cluster.ingest(sales.request(FIRST, "1"));

        // Then
        BatchRecord batch = cluster.batch(sales);
        assertThat(batch.state()).isEqualTo(State.COMPLETED);
        assertThat(batch.checkpoint().rejected()).isEqualTo(1);
        assertThat(cluster.committedTotals(sales, batch.details().startOffsets()))
                .isEqualTo(sales.totals());
        assertThat(cluster.deadLetters(sales)).extracting(DeadLetter::shard).containsExactly(SECOND, SECOND);
    }

    @Test
    void oneOfARoundThatWasGivenUpCommitsNothingToTheNextRound() {
        // Given
        writeBadRow();
        IngestRequest late = sales.request(FIRST, "0");

        // When
        var fenced = catchThrowableOfType(
                StageFailure.class,
                () -> cluster.ingestPausingBehindCommit(late, 2, () -> {
                    catchThrowableOfType(StageFailure.class, () -> cluster.ingest(sales.request(SECOND, "0")));
                    cluster.ingest(sales.request("1"));
                }));

        // Then
        assertThat(fenced.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
        BatchRecord batch = cluster.batch(sales);
        assertThat(batch.state()).isEqualTo(State.COMPLETED);
        assertThat(cluster.committedTotals(sales, batch.details().startOffsets()))
                .isEqualTo(sales.totals());
    }

    @Test
    void rejectedRowsAreSentAgainByOneIngest() {
        // Given
        IngestRequest replay = sales.replay("0123456789abcdef", "0");

        // When / Then
        assertThatThrownBy(() -> new IngestRequest(
                        replay.source(),
                        replay.out(),
                        replay.wire(),
                        replay.recordsPerTransaction(),
                        replay.maxRejected(),
                        replay.partitions(),
                        replay.replays(),
                        FIRST,
                        replay.retryWindow()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rejected rows are sent again by one ingest: leave out --shard");
    }
}
