package dev.millrace.ingest.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import dev.millrace.embeddedkafka.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** What the service needs around it: a real broker, and a data directory of its own. */
public class ServiceWorld implements QuarkusTestResourceLifecycleManager {
    private Path directory;
    private EmbeddedKafka broker;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("service");
            broker = EmbeddedKafka.start(directory.resolve("broker"));
            Path data = Files.createDirectories(directory.resolve("data"));
            return Map.of("kafka.bootstrap.servers", broker.bootstrapServers(), "millrace.out", data.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        broker.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
