package dev.millrace.cli.serve;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Asks the services' own API how batches stand, and prints a line whenever the state of one has changed. */
final class BatchPoller {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String NEWEST = "/batches?size=200";
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final HttpRequest request;
    private final PrintStream out;
    private final ObjectMapper json = new ObjectMapper();
    private Optional<Map<String, String>> known = Optional.empty();

    /**
     * @param address of the API
     * @param token lets its bearer read
     * @param out where a person reads
     */
    BatchPoller(String address, String token, PrintStream out) {
        this.out = out;
        this.request = HttpRequest.newBuilder(URI.create(address + NEWEST))
                .header("Authorization", "Bearer " + token)
                .timeout(TIMEOUT)
                .build();
    }

    /** Polls until the thread is interrupted; while the API does not answer, nothing is said. */
    void run() {
        try {
            while (true) {
                poll();
                TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() throws InterruptedException {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == OK) {
                show(json.readTree(response.body()).path("batches"));
            }
        } catch (IOException e) {
            // The service is being started again: the next poll shows what this one did not.
        }
    }

    /** What stood there at the first poll is history. */
    private void show(JsonNode batches) {
        Map<String, String> now = new HashMap<>();
        for (JsonNode batch : batches) {
            String id = batch.path("id").asText();
            String state =
                    batch.path("attempt").asText() + "/" + batch.path("state").asText();
            now.put(id, state);
            if (known.isPresent() && !state.equals(known.get().get(id)) && isRequested(batch)) {
                out.println("  %-11s %s  %s"
                        .formatted(batch.path("state").asText(), id, words(batch))
                        .stripTrailing());
            }
        }
        known = Optional.of(now);
    }

    /** A batch that a job brought was not asked for here. */
    private static boolean isRequested(JsonNode batch) {
        return batch.hasNonNull("maxRejected");
    }

    private static String words(JsonNode batch) {
        return switch (batch.path("state").asText()) {
            case "failed" -> batch.path("reason").asText();
            case "verified" -> batch.path("verdict").path("says").asText();
            default -> batch.path("source").asText();
        };
    }
}
