package dev.millrace.deploy.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.deploy.cluster.Cluster;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;

/** The log of one pod, read while it is written. */
final class PodLog {
    private final Cluster cluster;
    private final String pod;
    private final Thread reader;
    private volatile ProgressEvent last;
    private volatile String lastLine;

    /**
     * Begins to read.
     *
     * @param events is told of each event in it
     * @param others is given each other line
     */
    PodLog(Cluster cluster, String pod, Consumer<ProgressEvent> events, Consumer<String> others) {
        this.cluster = cluster;
        this.pod = pod;
        this.reader = new Thread(() -> follow(events, others), pod + "-log");
        reader.setDaemon(true);
        reader.start();
    }

    String pod() {
        return pod;
    }

    /** Whether the log ended, or broke off. */
    boolean hasEnded() {
        return !reader.isAlive();
    }

    /** The last event in it. */
    Optional<ProgressEvent> last() {
        return Optional.ofNullable(last);
    }

    /** The last line that is no event. */
    Optional<String> lastLine() {
        return Optional.ofNullable(lastLine);
    }

    /** Waits until all of it is read; a log that does not end is left alone. */
    void awaitEnd(Duration timeout) {
        try {
            reader.join(timeout.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Consumer<ProgressEvent> events, Consumer<String> others) {
        try (LogWatch watch = cluster.client()
                        .pods()
                        .inNamespace(cluster.namespace())
                        .withName(pod)
                        .watchLog();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line, events, others);
            }
        } catch (IOException | UncheckedIOException | KubernetesClientException e) {
            // A log that breaks off is read again from its beginning, as long as the pod is there.
        }
    }

    private void take(String line, Consumer<ProgressEvent> events, Consumer<String> others) {
        Optional<ProgressEvent> event = ProgressEvent.parse(line);
        if (event.isPresent()) {
            last = event.get();
            events.accept(last);
        } else if (!line.isBlank()) {
            lastLine = line.strip();
            others.accept(line);
        }
    }
}
