package dev.millrace.ingest.watch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalDouble;

/** Asks a service how it is, as a cluster and a Prometheus do. */
final class Probe {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI management;

    /**
     * @param management the address of {@code /q} on the management interface
     */
    Probe(URI management) {
        this.management = management;
    }

    /** Asks for live or ready; returns 200 or 503, and what is said. */
    HttpResponse<String> health(String kind) {
        return get("health/" + kind);
    }

    String metrics() {
        return get("metrics").body();
    }

    /** The value of a sample, by the beginning of its line. */
    OptionalDouble metric(String sample) {
        Optional<String> line =
                metrics().lines().filter(text -> text.startsWith(sample)).findFirst();
        // Behind the value there may be an exemplar, which names a trace.
        return line.map(text -> text.replaceFirst(" # .*", ""))
                .map(text -> OptionalDouble.of(Double.parseDouble(text.substring(text.lastIndexOf(' ') + 1))))
                .orElse(OptionalDouble.empty());
    }

    private HttpResponse<String> get(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(management + "/" + path)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
