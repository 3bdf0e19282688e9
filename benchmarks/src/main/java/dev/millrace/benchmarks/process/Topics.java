package dev.millrace.benchmarks.process;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The broker's topics: every run begins with fresh ones. */
public final class Topics implements AutoCloseable {
    /** As many as the ingest makes. */
    public static final int PARTITIONS = 6;

    private final String address;
    private final Admin admin;

    /** @param address of the broker */
    public Topics(String address) {
        this.address = address;
        Properties properties = new Properties();
        properties.put("bootstrap.servers", address);
        this.admin = Admin.create(properties);
    }

    /** Removes topics, those of them that are there. */
    public void remove(Collection<String> names) throws InterruptedException {
        try {
            Set<String> there = new HashSet<>(admin.listTopics().names().get());
            there.retainAll(names);
            admin.deleteTopics(there).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("topics cannot be removed", e.getCause());
        }
    }

    /** Makes an empty topic, in the place of one of that name. */
    public void makeAfresh(String name) throws InterruptedException {
        remove(List.of(name));
        try {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a topic cannot be made", e.getCause());
        }
    }

    /** How many offsets are taken in a topic, which is the number of its records where no transaction was used. */
    public long written(String name) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = partitions(name).stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("offsets cannot be read", e.getCause());
        }
    }

    /** Reads a whole topic, and says how big it is. */
    public TopicSize size(String name, long records) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", address);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        var bytes = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
            consumer.assign(partitions(name));
            consumer.seekToBeginning(consumer.assignment());
            TopicSize size = new TopicSize(0, 0, 0);
            while (size.records() < records) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(10))) {
                    size = size.with(length(record.key()) + headers(record), length(record.value()));
                }
            }
            return size;
        }
    }

    private static int headers(ConsumerRecord<?, ?> record) {
        int length = 0;
        for (Header header : record.headers()) {
            length += header.key().length() + length(header.value());
        }
        return length;
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static List<TopicPartition> partitions(String name) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(name, number))
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
