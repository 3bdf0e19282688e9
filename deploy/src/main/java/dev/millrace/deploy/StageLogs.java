package dev.millrace.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.LogProgress;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.manifests.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;

/** The log of a stage, with its events as people read them. */
final class StageLogs {
    private final Cluster cluster;
    private final PrintStream out;
    private final LogProgress events;

    StageLogs(Cluster cluster, PrintStream out) {
        this.cluster = cluster;
        this.out = out;
        this.events = new LogProgress(out);
    }

    /**
     * Prints what there is.
     *
     * @throws StageFailure with code 66 if the stage has no pod
     */
    void print(Child stage) {
        String log = pod(stage).getLog();
        try (BufferedReader lines = new BufferedReader(new StringReader(log == null ? "" : log))) {
            copy(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Prints what there is and what comes, until the pod ends.
     *
     * @throws StageFailure with code 66 if the stage has no pod
     */
    void follow(Child stage) {
        try (LogWatch watch = pod(stage).watchLog();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
            copy(lines);
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.TRY_AGAIN,
                    "The log of %s broke off: run the same command again.".formatted(stage.id()),
                    e);
        }
    }

    private void copy(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Optional<ProgressEvent> event = ProgressEvent.parse(line);
            event.ifPresentOrElse(events::on, line.isBlank() ? () -> {} : print(line));
        }
    }

    private Runnable print(String line) {
        return () -> out.println(line);
    }

    private PodResource pod(Child stage) {
        var pods = cluster.client().pods().inNamespace(cluster.namespace());
        return pods.withLabel(Labels.NAME, Labels.object(stage)).list().getItems().stream()
                .max(Comparator.comparing(
                        (Pod pod) -> String.valueOf(pod.getMetadata().getCreationTimestamp())))
                .map(pod -> pods.withName(pod.getMetadata().getName()))
                .orElseThrow(() -> new StageFailure(
                        ExitCode.NO_INPUT,
                        "There is no pod of %s in namespace %s: ./millrace status shows what there is."
                                .formatted(stage.id(), cluster.namespace())));
    }
}
