package dev.millrace.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import dev.millrace.embeddedkafka.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A real broker for a sink in this process, whose consumer would be evicted in no time if it were in a group. */
public class RunningBroker implements QuarkusTestResourceLifecycleManager {
    /** How long a consumer of a group may be without a poll. */
    public static final int MAX_POLL_INTERVAL_MILLIS = 1_000;

    private Path directory;
    private EmbeddedKafka broker;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("sink");
            broker = EmbeddedKafka.start(directory.resolve("broker"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "mp.messaging.incoming.rows.max.poll.interval.ms",
                Integer.toString(MAX_POLL_INTERVAL_MILLIS),
                "quarkus.devservices.enabled",
                "false",
                "quarkus.http.test-port",
                "0",
                "quarkus.management.test-port",
                "0");
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
