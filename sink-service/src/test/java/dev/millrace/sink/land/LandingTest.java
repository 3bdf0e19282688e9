package dev.millrace.sink.land;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LandingTest {
    private static final long MANY = 1_000_000;

    @TempDir
    private Path directory;

    private Landing landing(Map<Integer, Long> startOffsets, long rowsPerFile) {
        return new Landing(
                Polls.SALES,
                new LandedFiles(directory, Shard.WHOLE),
                Polls.opened(startOffsets).details(),
                rowsPerFile);
    }

    @Test
    void rowsLandInOneFileAPartitionNamedAfterTheirOffsets() throws IOException {
        // Given
        var landing = landing(Map.of(0, 5L, 1, 0L), MANY);
        landing.take(new Polls().rows(0, 5, 6).rows(1, 0, 0).poll());

        // When
        var files = landing.commit();

        // Then
        assertThat(files).extracting(file -> file.name()).containsExactly("part-0-5-6.csv", "part-1-0-0.csv");
        assertThat(directory.resolve("part-0-5-6.csv")).hasContent("id,note,amount\nS5,note,5.25\nS6,note,6.25\n");
        assertThat(files.get(0).rows()).isEqualTo(2);
        assertThat(files.get(0).bytes()).isEqualTo(Files.size(directory.resolve("part-0-5-6.csv")));
        assertThat(files.get(0).sha256()).isEqualTo(ContentHash.of(directory.resolve("part-0-5-6.csv")));
        assertThat(landing.totals()).isEqualTo(totalsOf(5, 6, 0));
    }

    @Test
    void anOffsetIsNeverTakenTwice() {
        // Given
        var landing = landing(Map.of(0, 3L), MANY);
        landing.take(new Polls().rows(0, 0, 10).poll());

        // When
        landing.take(new Polls().rows(0, 3, 12).poll());

        // Then
        assertThat(landing.totals()).isEqualTo(totalsOf(3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    }

    @Test
    void rowsOfOtherBatchesArePassedOver() {
        // Given
        var landing = landing(Map.of(0, 0L), MANY);

        // When
        landing.take(new Polls().rows(0, 0, 0).foreignRow(0, 1).rows(0, 2, 2).poll());

        // Then
        assertThat(landing.totals()).isEqualTo(totalsOf(0, 2));
        assertThat(landing.hasReached(Map.of(0, 3L))).isTrue();
    }

    @Test
    void theEndIsAPositionBecauseMarkersOfTransactionsAreNeverDelivered() {
        // Given
        var landing = landing(Map.of(0, 0L), MANY);
        landing.take(new Polls().rows(0, 0, 9).poll());
        boolean reachedByRows = landing.hasReached(Map.of(0, 11L));

        // When
        landing.take(new Polls().position(0, 11).poll());

        // Then
        assertThat(reachedByRows).isFalse();
        assertThat(landing.hasReached(Map.of(0, 11L))).isTrue();
    }

    @Test
    void aRestartedLandingGoesOnBehindItsLastWholeFile() {
        // Given
        try (var died = landing(Map.of(0, 0L, 1, 0L), 4)) {
            died.take(new Polls().rows(0, 0, 9).rows(1, 0, 1).poll());
        }

        // When
        var again = landing(Map.of(0, 0L, 1, 0L), 4);

        // Then
        assertThat(again.positions()).isEqualTo(Map.of(0, 8L, 1, 0L));
        assertThat(again.totals()).isEqualTo(totalsOf(0, 1, 2, 3, 4, 5, 6, 7));
        again.take(new Polls().rows(0, 8, 9).rows(1, 0, 1).poll());
        assertThat(again.commit())
                .extracting(file -> file.name())
                .containsExactly("part-0-0-3.csv", "part-0-4-7.csv", "part-0-8-9.csv", "part-1-0-1.csv");
        assertThat(again.totals()).isEqualTo(totalsOf(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1));
    }

    @Test
    void whatAKilledSinkDidNotFinishIsRemoved() throws IOException {
        // Given
        Files.writeString(directory.resolve("part-0.csv.tmp"), "id,note,amount\nS0,no");

        // When
        landing(Map.of(0, 0L), MANY);

        // Then
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aLineBreakInAFieldIsNoticedNowAndAfterARestart() {
        // Given
        var landing = landing(Map.of(0, 0L), 1);

        // When
        landing.take(new Polls().row(0, 0, Row.of("S0", "two\nlines", "1.00")).poll());

        // Then
        assertThat(landing.isMultiline()).isTrue();
        assertThat(landing(Map.of(0, 0L), 1).isMultiline()).isTrue();
        assertThat(landing(Map.of(0, 0L), 1).totals()).isEqualTo(landing.totals());
    }

    @Test
    void aRecordThatIsNoRowIsRefusedWithoutBeingShown() {
        // Given
        var landing = landing(Map.of(0, 0L), MANY);
        var record = new ConsumerRecord<byte[], byte[]>("sales", 0, 0, null, "secret".getBytes(StandardCharsets.UTF_8));
        record.headers().add("batch", Polls.BATCH.getBytes(StandardCharsets.UTF_8));
        var poll =
                new ConsumerRecords<byte[], byte[]>(Map.of(new TopicPartition("sales", 0), List.of(record)), Map.of());

        // When / Then
        assertThatThrownBy(() -> landing.take(poll))
                .isInstanceOf(StageFailure.class)
                .hasMessage(
                        "The record at offset 0 of partition 0 of topic sales is no row of its batch: it is not JSON."
                                + " Something else wrote it.");
    }

    private static Totals totalsOf(long... offsets) {
        Tally tally = new Tally(Polls.SALES);
        LongStream.of(offsets).forEach(offset -> tally.add(Polls.row(offset)));
        return tally.totals();
    }
}
