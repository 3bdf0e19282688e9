package dev.millrace.sink.land;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.ColumnType;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a consumer hands over: rows at offsets, as the client class that carries them. */
final class Polls {
    static final String BATCH = "00000000000000aa";
    static final DatasetDefinition SALES = new DatasetDefinition(
            "sales",
            List.of(
                    Column.of("id", ColumnType.of(ColumnType.Kind.STRING), Role.KEY),
                    Column.of("note", ColumnType.of(ColumnType.Kind.STRING), Role.NONE),
                    Column.of("amount", ColumnType.decimal(10, 2), Role.MEASURE)));

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records =
            new TreeMap<>(Comparator.comparing(TopicPartition::partition));
    private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();

    static Opened opened(Map<Integer, Long> startOffsets) {
        var nothing = new Checkpoint(0, 1, 0, 0, new Tally(SALES).totals(), List.of());
        return BatchRecord.opened(
                new BatchDetails(
                        BATCH, "sales", "sales", WireFormat.JSON, "sales.csv", startOffsets, Optional.empty(), 1),
                nothing);
    }

    static Row row(long offset) {
        return Row.of("S" + offset, "note", offset + ".25");
    }

    /** Rows of the batch at every offset from the first to the last. */
    Polls rows(int partition, long first, long last) {
        LongStream.rangeClosed(first, last).forEach(offset -> record(partition, offset, BATCH, row(offset)));
        return this;
    }

    Polls row(int partition, long offset, Row row) {
        return record(partition, offset, BATCH, row);
    }

    Polls foreignRow(int partition, long offset) {
        return record(partition, offset, "00000000000000bb", row(offset));
    }

    /** Says where the consumer stands behind markers. */
    Polls position(int partition, long offset) {
        next.put(new TopicPartition("sales", partition), new OffsetAndMetadata(offset));
        return this;
    }

    private Polls record(int partition, long offset, String batch, Row row) {
        var record = new ConsumerRecord<byte[], byte[]>(
                "sales", partition, offset, null, WireFormat.JSON.codec(SALES).encode(row));
        record.headers().add(BatchRecord.HEADER, batch.getBytes(StandardCharsets.UTF_8));
        var key = new TopicPartition("sales", partition);
        records.computeIfAbsent(key, any -> new ArrayList<>()).add(record);
        next.put(key, new OffsetAndMetadata(offset + 1));
        return this;
    }

    ConsumerRecords<byte[], byte[]> poll() {
        return new ConsumerRecords<>(
                records.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue()))),
                Map.copyOf(next));
    }
}
