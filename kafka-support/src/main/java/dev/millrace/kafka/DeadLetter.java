package dev.millrace.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.stage.Shard;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A row that did not fit its definition: where it stood, why it was rejected, and all it takes to send it again.
 *
 * @param batch the batch that it belongs to
 * @param source what the file is called, for people
 * @param line the line of the file on which it starts, from 1
 * @param offset the byte of the file at which it starts, from 0
 * @param column the header of the column at fault; empty if the row as a whole is
 * @param reason what is wrong, as the end of a sentence
 * @param header the file's header line, as canonical CSV
 * @param raw the row's text, without its line break
 * @param shard which of those that share the batch has read it; the whole if one ingest does all of it
 */
public record DeadLetter(
        String batch,
        String source,
        long line,
        long offset,
        String column,
        String reason,
        String header,
        String raw,
        Shard shard) {
    /** How the topic is made: a rejected row is kept until someone has dealt with it. */
    public static final Map<String, String> TOPIC_CONFIG = Map.of("retention.ms", "-1");

    private static final String BATCH = "batch";
    private static final String SOURCE = "source";
    private static final String LINE = "line";
    private static final String OFFSET = "offset";
    private static final String COLUMN = "column";
    /** As SmallRye names it; its other headers tell where in Kafka a record was, and ours was never there. */
    private static final String REASON = "dead-letter-reason";
    /** What it was called before: such letters are kept for ever. */
    private static final String FORMER_REASON = "reason";

    private static final String HEADER = "header";
    private static final String SHARD = "shard";

    /** The dead-letter topic of a dataset. */
    public static String topic(String dataset) {
        return dataset + ".dead-letters";
    }

    /** The record that it leaves on the dead-letter topic of a dataset. */
    public ProducerRecord<byte[], byte[]> record(String dataset) {
        List<Header> headers = new ArrayList<>(List.of(
                header(BATCH, batch),
                header(SOURCE, source),
                header(LINE, Long.toString(line)),
                header(OFFSET, Long.toString(offset)),
                header(COLUMN, column),
                header(REASON, reason),
                header(HEADER, header)));
        if (!shard.isWhole()) {
            headers.add(header(SHARD, shard.toString()));
        }
        return new ProducerRecord<>(topic(dataset), null, bytes(batch), bytes(raw), headers);
    }

    /**
     * Reads a record of a dead-letter topic.
     *
     * @throws IllegalArgumentException if the record is something else
     */
    static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        if (record.value() == null) {
            throw new IllegalArgumentException("the record has no value");
        }
        return new DeadLetter(
                text(headers, BATCH),
                text(headers, SOURCE),
                Long.parseLong(text(headers, LINE)),
                Long.parseLong(text(headers, OFFSET)),
                text(headers, COLUMN),
                text(headers, headers.lastHeader(FORMER_REASON) == null ? REASON : FORMER_REASON),
                text(headers, HEADER),
                new String(record.value(), StandardCharsets.UTF_8),
                headers.lastHeader(SHARD) == null ? Shard.WHOLE : Shard.parse(text(headers, SHARD)));
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("the record has no header '%s'".formatted(name));
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
