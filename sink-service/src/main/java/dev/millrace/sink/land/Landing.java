package dev.millrace.sink.land;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.MalformedRecordException;
import dev.millrace.contract.wire.WireCodec;
import dev.millrace.sink.rows.RowTaker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Writes the rows of one batch, one file a partition, each row once: an offset that was taken is never taken again. Used
 * by the thread that consumes and by the one that watches over it, so every method is synchronized.
 */
final class Landing implements RowTaker, AutoCloseable {
    private final DatasetDefinition definition;
    private final LandedFiles files;
    private final byte[] batch;
    private final long rowsPerFile;
    private final WireCodec codec;
    private final byte[] header;
    private final Tally tally;
    private final Map<Integer, Long> next;
    private final Map<Integer, PartFile> open = new HashMap<>();
    private final List<DataFile> landed = new ArrayList<>();
    private boolean multiline;

    /**
     * A landing that goes on behind the whole files in its directory.
     *
     * @param rowsPerFile when a file is ended and the next begun
     */
    Landing(DatasetDefinition definition, LandedFiles files, BatchDetails batch, long rowsPerFile) {
        this.definition = definition;
        this.files = files;
        this.batch = batch.batch().getBytes(StandardCharsets.UTF_8);
        this.rowsPerFile = rowsPerFile;
        this.codec = batch.wire().codec(definition);
        this.header = new CanonicalCsv().header(definition);
        this.tally = new Tally(definition);
        this.next = files.shard().own(batch.startOffsets());
        resume();
    }

    private void resume() {
        files.removeUnfinished();
        PartReader reader = new PartReader(definition);
        files.parts().forEach((offsets, file) -> {
            landed.add(reader.read(file, offsets, this::recount));
            next.merge(offsets.partition(), offsets.last() + 1, Math::max);
        });
    }

    private void recount(CsvRecord record) {
        tally.add(record.row());
        multiline |= holdsLineBreak(record.bytes());
    }

    /** By partition, the offset to go on from. */
    @Override
    public synchronized Map<Integer, Long> positions() {
        return Map.copyOf(next);
    }

    /** Takes what the consumer has polled; rows of other batches, and rows that were taken before, are passed over. */
    @Override
    public synchronized void take(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            take(partition.partition(), records.records(partition));
        }
        // Also behind markers of transactions, which occupy offsets and are never delivered.
        records.nextOffsets()
                .forEach((partition, position) -> next.merge(partition.partition(), position.offset(), Math::max));
    }

    private void take(int partition, List<ConsumerRecord<byte[], byte[]>> records) {
        long from = next.getOrDefault(partition, Long.MAX_VALUE);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() >= from && isOfThisBatch(record)) {
                add(record);
            }
        }
    }

    /** Only the value is looked at: nothing else is called as a batch is, and Kafka makes a new text of each header's name. */
    private boolean isOfThisBatch(ConsumerRecord<byte[], byte[]> record) {
        for (Header header : record.headers()) {
            if (Arrays.equals(header.value(), batch)) {
                return true;
            }
        }
        return false;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        Row row = decode(record);
        tally.add(row);
        byte[] line = codec.line(record.value(), row);
        multiline |= holdsLineBreak(line);
        PartFile file = open.computeIfAbsent(
                record.partition(), partition -> new PartFile(files, partition, record.offset(), header));
        file.add(record.offset(), line);
        if (file.rows() == rowsPerFile) {
            open.remove(record.partition());
            landed.add(commit(file));
        }
    }

    private Row decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            return codec.decode(record.value());
        } catch (MalformedRecordException e) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "The record at offset %d of partition %d of topic %s is no row of its batch: %s. Something else wrote it."
                            .formatted(record.offset(), record.partition(), record.topic(), e.getMessage()),
                    e);
        }
    }

    private static boolean holdsLineBreak(byte[] line) {
        for (byte b : line) {
            if (b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }

    /** The rows that were taken, from earlier files and in this run. */
    synchronized Totals totals() {
        return tally.totals();
    }

    /** The number of rows that were taken. */
    synchronized long rows() {
        return tally.rows();
    }

    /** Whether any field holds a line break. */
    synchronized boolean isMultiline() {
        return multiline;
    }

    /** Whether everything before these offsets was taken. */
    synchronized boolean hasReached(Map<Integer, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Makes every file durable; returns all files of the batch, by partition and offset. */
    synchronized List<DataFile> commit() {
        open.values().forEach(file -> landed.add(commit(file)));
        open.clear();
        return landed.stream().sorted(Comparator.comparing(DataFile::offsets)).toList();
    }

    private static DataFile commit(PartFile file) {
        try (file) {
            return file.commit();
        }
    }

    /** Ends without finishing: files that are not whole go. */
    @Override
    public synchronized void close() {
        Collection<PartFile> unfinished = open.values();
        unfinished.forEach(PartFile::close);
        open.clear();
    }
}
