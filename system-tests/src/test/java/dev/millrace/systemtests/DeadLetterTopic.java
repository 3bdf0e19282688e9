package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import static org.awaitility.Awaitility.await;

/** What a run on the embedded broker has left on the dead-letter topic of {@code transactions}. */
final class DeadLetterTopic {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final TopicPartition PARTITION = new TopicPartition("transactions.dead-letters", 0);

    private final MillraceCommand millrace;
    private final String out;
    private final Path address;

    /** A rejected record, as its headers have it. */
    record Letter(long line, long offset, String column, String reason, String text) {
        static Letter of(ConsumerRecord<byte[], byte[]> record) {
            return new Letter(
                    Long.parseLong(header(record, "line")),
                    Long.parseLong(header(record, "offset")),
                    header(record, "column"),
                    header(record, "dead-letter-reason"),
                    new String(record.value(), StandardCharsets.UTF_8));
        }

        private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
            return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
        }
    }

    /**
     * @param directory where the run was called
     * @param out its {@code --out}
     */
    DeadLetterTopic(Path directory, String out) {
        this.millrace = new MillraceCommand(directory);
        this.out = out;
        this.address = directory.resolve(out).resolve("kafka").resolve("millrace.address");
    }

    /** Starts the run's broker again and reads all that is committed. */
    List<Letter> letters() {
        RunningCommand broker = millrace.start("kafka", "--out", out);
        try {
            await().atMost(SOON)
                    .until(() -> Files.exists(address) || !broker.process().isAlive());
            return read(Files.readString(address).strip().split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            broker.process().destroy();
            broker.outcome();
        }
    }

    private static List<Letter> read(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class);
        List<Letter> letters = new ArrayList<>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(config)) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            while (consumer.position(PARTITION) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> letters.add(Letter.of(record)));
            }
        }
        return letters;
    }
}
