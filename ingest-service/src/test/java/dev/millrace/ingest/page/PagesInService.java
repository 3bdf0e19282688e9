package dev.millrace.ingest.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The ingest service as it is in service life: a broker behind it, tokens before it, a dataset of sales on its volume. */
public final class PagesInService implements QuarkusTestProfile {
    static final String TRIGGER = "trigger-token-of-the-pages";
    static final String READ = "read-token-of-the-pages";

    private static final String SALES = """
            name: sales
            columns:
              - {name: id,     type: string,          role: key,       required: true, from: Id}
              - {name: city,   type: string,          role: dimension, required: true, from: City}
              - {name: amount, type: "decimal(10,2)", role: measure,   required: true, from: Amount, min: "0"}
            """;

    @Override
    public String getConfigProfile() {
        return "service";
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Broker.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path data = Files.createTempDirectory("pages");
            Files.writeString(Files.createDirectories(data.resolve("datasets")).resolve("sales.yaml"), SALES);
            return Map.of(
                    "millrace.mode", "service",
                    "millrace.out", data.toString(),
                    "millrace.rows-per-transaction", "100",
                    "millrace.partitions", "3",
                    "millrace.service.trigger-token-file", token(data, TRIGGER),
                    "millrace.service.read-token-file", token(data, READ),
                    "quarkus.devservices.enabled", "false",
                    "quarkus.http.test-port", "0",
                    "quarkus.management.test-port", "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String token(Path data, String token) throws IOException {
        return Files.writeString(data.resolve("." + token), token).toString();
    }
}
