package dev.millrace.sink.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Keeps the places of all rows that it was given, in order. */
class RecordingTaker implements RowTaker {
    private final Map<Integer, Long> next = new ConcurrentHashMap<>();
    private final List<String> places = new ArrayList<>();

    RecordingTaker(Map<Integer, Long> from) {
        next.putAll(from);
    }

    @Override
    public Map<Integer, Long> positions() {
        return Map.copyOf(next);
    }

    @Override
    public synchronized void take(ConsumerRecords<byte[], byte[]> rows) {
        for (ConsumerRecord<byte[], byte[]> row : rows) {
            places.add(row.topic() + "/" + row.offset());
        }
        rows.nextOffsets().forEach((partition, position) -> next.put(partition.partition(), position.offset()));
    }

    synchronized List<String> places() {
        return List.copyOf(places);
    }
}
