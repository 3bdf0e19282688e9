package dev.millrace.sink.rows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the consumer polls and what the channel is given instead, without a broker. */
class PollPackerTest {
    private static final TopicPartition PARTITION = new TopicPartition("sales", 0);

    private final RecordingTaker taker = new RecordingTaker(Map.of(0, 0L));
    private final AtomicReference<RowAssignment> assignment = new AtomicReference<>(new RowAssignment("sales", taker));
    private final PollPacker packer = new PollPacker();

    @BeforeEach
    void configure() {
        packer.configure(Map.of(PollPacker.ASSIGNMENT, assignment));
    }

    private static ConsumerRecords<byte[], Object> polled(long position, long... offsets) {
        List<ConsumerRecord<byte[], Object>> rows = LongStream.of(offsets)
                .mapToObj(offset -> new ConsumerRecord<byte[], Object>("sales", 0, offset, null, new byte[0]))
                .toList();
        return new ConsumerRecords<>(
                rows.isEmpty() ? Map.of() : Map.of(PARTITION, rows),
                Map.of(PARTITION, new OffsetAndMetadata(position)));
    }

    private static void land(ConsumerRecords<byte[], Object> packed) {
        packed.forEach(message -> ((Poll) message.value()).land());
    }

    @Test
    void allThatAPollBroughtIsOneMessage() {
        // When
        ConsumerRecords<byte[], Object> packed = packer.onConsume(polled(4, 0, 1, 2));

        // Then
        assertThat(packed.count()).isOne();
        land(packed);
        assertThat(taker.places()).containsExactly("sales/0", "sales/1", "sales/2");
        assertThat(taker.positions()).isEqualTo(Map.of(0, 4L));
    }

    @Test
    void aPollWithoutARowThatGotBehindAMarkerIsAMessageToo() {
        // When
        ConsumerRecords<byte[], Object> packed = packer.onConsume(polled(7));

        // Then
        assertThat(packed.count()).isOne();
        land(packed);
        assertThat(taker.places()).isEmpty();
        assertThat(taker.positions()).isEqualTo(Map.of(0, 7L));
    }

    @Test
    void aPollBelongsToTheLandingItWasPolledFor() {
        // Given
        RecordingTaker next = new RecordingTaker(Map.of(0, 0L));
        ConsumerRecords<byte[], Object> packed = packer.onConsume(polled(1, 0));

        // When
        assignment.set(new RowAssignment("sales", next));
        land(packed);

        // Then
        assertThat(taker.places()).containsExactly("sales/0");
        assertThat(next.places()).isEmpty();
    }
}
