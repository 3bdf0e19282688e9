package dev.millrace.ingest.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import dev.millrace.embeddedkafka.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** What is around the service: a broker, a data directory with a dataset of sales, and tokens. */
public final class PageWorld implements QuarkusTestResourceLifecycleManager {
    static final String TRIGGER = "trigger-token-of-the-pages";
    static final String READ = "read-token-of-the-pages";

    private static final String SALES = """
            name: sales
            columns:
              - {name: id,     type: string,          role: key,       required: true, from: Id}
              - {name: city,   type: string,          role: dimension, required: true, from: City}
              - {name: amount, type: "decimal(10,2)", role: measure,   required: true, from: Amount, min: "0"}
            """;

    private Path directory;
    private EmbeddedKafka broker;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("pages");
            broker = EmbeddedKafka.start(directory.resolve("broker"));
            Path data = directory.resolve("data");
            Files.writeString(Files.createDirectories(data.resolve("datasets")).resolve("sales.yaml"), SALES);
            return Map.of(
                    "kafka.bootstrap.servers", broker.bootstrapServers(),
                    "millrace.out", data.toString(),
                    "millrace.service.trigger-token-file", token(TRIGGER),
                    "millrace.service.read-token-file", token(READ));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String token(String token) throws IOException {
        return Files.writeString(directory.resolve(token), token).toString();
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
