package dev.millrace.sink.rows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Packs each poll into one record, whose value is the {@link Poll}: the channel's cost is by record. Polls that bring no row
 * but get behind markers of transactions are packed as well. Runs in the polling thread.
 */
public final class PollPacker implements ConsumerInterceptor<byte[], Object> {
    static final String ASSIGNMENT = "millrace.assignment";

    private static final TopicPartition PACKED = new TopicPartition("poll", 0);

    private AtomicReference<RowAssignment> assignment;

    @Override
    @SuppressWarnings("unchecked")
    public void configure(Map<String, ?> config) {
        assignment = (AtomicReference<RowAssignment>) config.get(ASSIGNMENT);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public ConsumerRecords<byte[], Object> onConsume(ConsumerRecords<byte[], Object> rows) {
        Poll poll = new Poll(assignment.get(), (ConsumerRecords) rows);
        poll.assignment().awaitRoom();
        var packed = new ConsumerRecord<byte[], Object>(PACKED.topic(), PACKED.partition(), 0, null, poll);
        return new ConsumerRecords<>(Map.of(PACKED, List.of(packed)), Map.of());
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Nothing is committed.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
