package dev.millrace.ingest.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.ingest.rows.RowChunk;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How a file is cut into chunks and transactions; nothing is sent. */
class RowReaderTest {
    private final StopRequest stop = new StopRequest();

    @TempDir
    private Path directory;

    private SalesFile sales;

    @BeforeEach
    void file() {
        sales = new SalesFile(directory, "sales");
    }

    private RowReader reader(CsvSource source, IngestRequest request) {
        Checkpoint start = new Checkpoint(
                source.dataOffset(), source.dataLine(), 0, 0, new Tally(sales.definition()).totals(), List.of());
        Opened opened = BatchRecord.opened(
                new BatchDetails(
                        sales.batch(), "sales", "sales", WireFormat.CSV, "sales.csv", Map.of(), Optional.empty(), 1),
                start);
        return new RowReader(request, source, null, opened, new Progress("ingest", event -> {}), stop);
    }

    private static int records(List<RowChunk> chunks) {
        return chunks.stream().mapToInt(chunk -> chunk.records().size()).sum();
    }

    @Test
    void eachTransactionEndsWithTheRecordThatCountsItsRows() throws Exception {
        // Given
        sales.write(IntStream.range(0, 2_500).mapToObj(SalesFile::goodRow));
        try (CsvSource source = CsvSource.open(sales.path())) {
            RowReader reader = reader(source, sales.request("0", 2_000));

            // When
            List<RowChunk> chunks = reader.chunks().collect().asList().await().indefinitely();

            // Then
            List<RowChunk> last = chunks.stream()
                    .filter(chunk -> chunk.progress().isPresent())
                    .toList();
            assertThat(chunks).hasSizeGreaterThan(last.size());
            assertThat(last)
                    .extracting(chunk -> chunk.progress()
                            .orElseThrow()
                            .checkpoint()
                            .accepted()
                            .rows())
                    .containsExactly(2_000L, 2_500L);
            assertThat(records(chunks.subList(0, chunks.indexOf(last.get(0)) + 1)))
                    .isEqualTo(2_000);
            assertThat(chunks.get(chunks.size() - 1)).isSameAs(last.get(1));
            assertThat(records(chunks)).isEqualTo(2_500);
            assertThat(reader.batch()).isEqualTo(last.get(1).progress().orElseThrow());
        }
    }

    @Test
    void longRowsMakeAChunkOfFewOfThem() throws Exception {
        // Given
        String city = "x".repeat(300_000);
        sales.write(IntStream.range(0, 40).mapToObj(i -> "S%d,%s,1".formatted(i, city)));
        try (CsvSource source = CsvSource.open(sales.path())) {
            // When
            List<RowChunk> chunks = reader(source, sales.request("0", 2_000))
                    .chunks()
                    .collect()
                    .asList()
                    .await()
                    .indefinitely();

            // Then
            assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.records()).hasSizeLessThanOrEqualTo(4));
            assertThat(records(chunks)).isEqualTo(40);
        }
    }

    @Test
    void oneBadRowTooManyGivesTheBatchUpAtOnceAndThenSaysOfHowMany() throws Exception {
        // Given
        sales.write(IntStream.range(0, 1_000).mapToObj(i -> i == 3 ? "S3,Yangon,seven" : SalesFile.goodRow(i)));
        try (CsvSource source = CsvSource.open(sales.path())) {
            AssertSubscriber<RowChunk> chunks = AssertSubscriber.create(10);

            // When
            reader(source, sales.request("0", 2_000)).chunks().subscribe().withSubscriber(chunks);

            // Then
            assertThat(chunks.getItems())
                    .extracting(chunk -> chunk.progress().orElseThrow())
                    .allSatisfy(batch -> assertThat(batch).isInstanceOf(Failed.class))
                    .extracting(
                            batch -> ((Failed) batch).reason().lines().toList().get(1))
                    .satisfiesExactly(
                            atOnce -> assertThat(atOnce).startsWith("1 of 4 rows rejected"),
                            then -> assertThat(then).startsWith("1 of 1,000 rows rejected"));
            assertThat(chunks.getFailure()).isInstanceOf(StageFailure.class).hasMessageContaining("1 of 1,000 rows");
        }
    }

    @Test
    void aRowThatIsRejectedTravelsWithTheRowsBesideIt() throws Exception {
        // Given
        sales.write(Stream.of(SalesFile.goodRow(0), "S1,Yangon,seven", SalesFile.goodRow(2)));
        try (CsvSource source = CsvSource.open(sales.path())) {
            // When
            List<RowChunk> chunks = reader(source, sales.request("1", 2_000))
                    .chunks()
                    .collect()
                    .asList()
                    .await()
                    .indefinitely();

            // Then
            assertThat(chunks)
                    .flatExtracting(RowChunk::records)
                    .extracting(record -> record.topic())
                    .containsExactly("sales", "sales.dead-letters", "sales");
        }
    }

    @Test
    void whoAsksToStopIsHeardBetweenTwoRecords() throws Exception {
        // Given
        sales.write(IntStream.range(0, 5_000).mapToObj(SalesFile::goodRow));
        try (CsvSource source = CsvSource.open(sales.path())) {
            AssertSubscriber<RowChunk> chunks = AssertSubscriber.create(1);
            reader(source, sales.request("0", 2_000)).chunks().subscribe().withSubscriber(chunks);

            // When
            stop.ask();
            chunks.request(10);

            // Then
            assertThat(chunks.getItems()).hasSize(1);
            assertThat(chunks.getFailure())
                    .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.TRY_AGAIN));
        }
    }
}
