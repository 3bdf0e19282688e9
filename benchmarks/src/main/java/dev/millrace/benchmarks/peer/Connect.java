package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import dev.millrace.benchmarks.process.Command;
import dev.millrace.benchmarks.process.JavaProgram;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.TimedProcess;
import dev.millrace.benchmarks.process.Workshop;

/** A Kafka Connect worker in a process of its own, with one connector and one task. */
final class Connect {
    private static final int HEAP_MEGABYTES = 512;

    private final Session session;

    Connect(Session session) {
        this.session = session;
    }

    /**
     * Starts a worker; it runs until it is closed.
     *
     * @param name of the connector
     * @param connector its configuration
     */
    TimedProcess start(String name, Map<String, String> connector) throws IOException {
        Workshop shop = session.shop();
        Path plugins = Files.createDirectories(shop.file("connect-plugins"));
        Files.deleteIfExists(shop.file("connect-offsets"));
        Path workerFile = write(shop.file("connect-worker.properties"), worker(shop, plugins));
        Path connectorFile = write(shop.file(name + ".properties"), connector);
        List<String> words = JavaProgram.peer("org.apache.kafka.connect.cli.ConnectStandalone", HEAP_MEGABYTES);
        words.addAll(List.of(workerFile.toString(), connectorFile.toString()));
        return TimedProcess.start(new Command(words, Map.of(), shop.output(name), shop.log(name)));
    }

    /** Plain strings, nothing to convert; as big batches as ours; the file connectors come from the class path. */
    private Map<String, String> worker(Workshop shop, Path plugins) {
        String strings = "org.apache.kafka.connect.storage.StringConverter";
        return Map.ofEntries(
                Map.entry("bootstrap.servers", session.address()),
                Map.entry("listeners", "http://127.0.0.1:0"),
                Map.entry("plugin.path", plugins.toString()),
                Map.entry("plugin.discovery", "hybrid_warn"),
                Map.entry("key.converter", strings),
                Map.entry("value.converter", strings),
                Map.entry("header.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"),
                Map.entry(
                        "offset.storage.file.filename",
                        shop.file("connect-offsets").toString()),
                Map.entry("producer.acks", "all"),
                Map.entry("producer.compression.type", "none"),
                Map.entry("producer.batch.size", "131072"),
                Map.entry("producer.linger.ms", "5"),
                Map.entry("consumer.max.poll.records", "5000"),
                Map.entry("consumer.auto.offset.reset", "earliest"),
                Map.entry("consumer.isolation.level", "read_committed"));
    }

    private static Path write(Path file, Map<String, String> entries) throws IOException {
        Properties properties = new Properties();
        properties.putAll(entries);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }
}
