package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.awaitility.Awaitility.await;

/** What {@code millrace serve} keeps running, as a client sees it who has the token. */
final class KeptServices implements AutoCloseable {
    /** The first command after a build prepares quick starts, which takes its time where others work too. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Path data;
    private final String address;
    private final RunningCommand running;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private KeptServices(Path directory, int port) {
        this.data = directory.resolve("out");
        this.address = "http://127.0.0.1:" + port;
        this.running = new MillraceCommand(directory)
                .start("serve", "--no-browser", "--port", Integer.toString(port), "--out", data.toString());
    }

    /** Starts them on ports of their own. */
    static KeptServices start(Path directory) {
        KeptServices services = new KeptServices(directory, KeptBroker.freePort());
        await().atMost(LONGEST).until(() -> services.running.text().contains("keeps running"));
        return services;
    }

    /** What it says to the person who started it. */
    String text() {
        return running.text();
    }

    /** Kills, as {@code kill -9} does, the service of a room. */
    void kill(String room) {
        running.killChild(room);
    }

    /** Everything that lies in the data directory. */
    RunDirectory data() {
        return new RunDirectory(data);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address).resolve(path)).header("Authorization", "Bearer " + token());
    }

    private String token() {
        try {
            return Files.readString(data.resolve("serve/token"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpRequest order(String body) {
        return to("/batches")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpRequest upload(Path file, String parameters) {
        try {
            return to("/batches?" + parameters)
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofFile(file))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String get(String path) {
        return send(to(path).build()).body();
    }

    JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The batch, once it is as it should be; while its service is started again, nobody answers. */
    JsonNode awaitBatch(String path, Predicate<JsonNode> asItShouldBe) {
        return await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(100))
                .ignoreException(UncheckedIOException.class)
                .until(() -> read(get(path)), asItShouldBe);
    }

    static Predicate<JsonNode> is(String state) {
        return batch -> batch.path("state").asText().equals(state);
    }

    @Override
    public void close() {
        running.process().destroy();
        running.outcome();
    }
}
