package dev.millrace.deploy.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.deploy.cluster.Cluster;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;

/** The log of one pod, read while it is written. */
final class PodLog {
    private static final Set<Phase> ENDS = Set.of(Phase.DONE, Phase.FAILED);

    private final Cluster cluster;
    private final String pod;
    private final Consumer<ProgressEvent> events;
    private final Consumer<String> others;
    private Thread reader;
    private volatile int read;
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
        this.events = events;
        this.others = others;
        start();
    }

    private void start() {
        reader = new Thread(this::follow, pod + "-log");
        reader.setDaemon(true);
        reader.start();
    }

    /** Reads on behind what was read, if the log broke off before its stage said that it ended. */
    void resume() {
        boolean ended = last != null && ENDS.contains(last.phase());
        if (!ended && !reader.isAlive()) {
            start();
        }
    }

    String pod() {
        return pod;
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

    private void follow() {
        try (LogWatch watch = cluster.client()
                        .pods()
                        .inNamespace(cluster.namespace())
                        .withName(pod)
                        .watchLog();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
            int known = read;
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number > known) {
                    read = number;
                    take(line);
                }
            }
        } catch (IOException | UncheckedIOException | KubernetesClientException e) {
            // Whoever looks next resumes.
        }
    }

    private void take(String line) {
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
