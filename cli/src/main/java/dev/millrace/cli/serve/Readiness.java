package dev.millrace.cli.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Whether a service is ready for work. */
final class Readiness {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final HttpRequest question;

    /**
     * @param address of its health and metrics
     */
    Readiness(String address) {
        this.question = HttpRequest.newBuilder(URI.create(address + "/q/health/ready"))
                .timeout(TIMEOUT)
                .build();
    }

    /** Asks it; empty if it is not ready, or not there. */
    Optional<Boolean> look() {
        try {
            int status = client.send(question, BodyHandlers.discarding()).statusCode();
            return status == OK ? Optional.of(true) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
