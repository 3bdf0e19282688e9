package dev.millrace.cli.deploy.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.millrace.cli.deploy.cluster.Cluster;
import dev.millrace.cli.deploy.manifests.Labels;
import dev.millrace.cli.deploy.watch.Pace;
import dev.millrace.cli.deploy.watch.Patience;
import dev.millrace.cli.deploy.watch.PodDiagnosis;
import dev.millrace.cli.deploy.watch.Surroundings;
import dev.millrace.cli.deploy.watch.Trouble;
import dev.millrace.cli.deploy.watch.Workload;
import dev.millrace.cli.launch.Child;
import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.openshift.api.model.Build;

/** One build of an image, from sending its source to its end. */
final class ImageBuild {
    private static final int LAST_LINES = 5;
    private static final Duration SENDING = Duration.ofMinutes(10);
    private static final Set<String> BAD_ENDS = Set.of("Failed", "Error", "Cancelled");

    private final Cluster cluster;
    private final Child stage;
    private final Pace pace;
    private final Patience patience;

    ImageBuild(Cluster cluster, Child stage, Pace pace) {
        this.cluster = cluster;
        this.stage = stage;
        this.pace = pace;
        this.patience = new Patience(pace.patience());
    }

    /** What is heard of the build while it goes on. */
    interface Listener {
        /** Takes what the build is doing, as the object of "waiting for". */
        void says(String what);
    }

    /**
     * Builds.
     *
     * @throws StageFailure with code 73 if the build fails, with the last lines of its log; with 75 if it takes too long
     */
    void run(ImageSource source, Listener listener) {
        listener.says("its image: sending what it is built from");
        Build build = send(source);
        pace.await(() -> look(build, listener), () -> late(build));
    }

    private Build send(ImageSource source) {
        try {
            Path file = Files.createTempFile("millrace-image", ".zip");
            try (OutputStream out = Files.newOutputStream(file)) {
                source.pack(out);
                return cluster.client()
                        .buildConfigs()
                        .inNamespace(cluster.namespace())
                        .withName(Labels.object(stage))
                        .instantiateBinary()
                        .withTimeout(SENDING.toSeconds(), TimeUnit.SECONDS)
                        .fromFile(file.toFile());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    private Optional<Build> look(Build started, Listener listener) {
        Build build = cluster.client()
                .builds()
                .inNamespace(cluster.namespace())
                .withName(started.getMetadata().getName())
                .get();
        String phase = build == null || build.getStatus() == null
                ? "New"
                : build.getStatus().getPhase();
        if (BAD_ENDS.contains(phase)) {
            throw failure(build);
        }
        if (phase.equals("Complete")) {
            return Optional.of(build);
        }
        boolean running = phase.equals("Running");
        listener.says("its image: " + (running ? "being built" : "the build is to start"));
        patience.bear(running || build == null ? Optional.empty() : delay(build));
        return Optional.empty();
    }

    /** A pod that cannot start is as bad for a build as for a stage. */
    private Optional<Trouble> delay(Build build) {
        Workload pod = Surroundings.of(cluster)
                .workload(
                        "the build of " + Labels.object(stage),
                        build.getMetadata().getName() + "-build");
        if ("CannotCreateBuildPod".equals(build.getStatus().getReason())) {
            return Optional.of(
                    PodDiagnosis.uncreated(pod.called(), build.getStatus().getMessage()));
        }
        return new PodDiagnosis(pod).trouble();
    }

    private StageFailure failure(Build build) {
        String name = build.getMetadata().getName();
        List<String> reasons =
                Optional.ofNullable(build.getStatus().getMessage()).stream().toList();
        String reason = reasons.isEmpty()
                ? build.getStatus().getPhase()
                : reasons.get(0).replaceFirst("\\.$", "");
        return new StageFailure(
                ExitCode.CANNOT_WRITE,
                "The image of the stage %s could not be built (%s): oc logs build/%s shows all of what ends with%s"
                        .formatted(stage.id(), reason, name, lastLines(build)));
    }

    private String lastLines(Build build) {
        String log = "";
        try {
            log = cluster.client()
                    .builds()
                    .inNamespace(cluster.namespace())
                    .withName(build.getMetadata().getName())
                    .tailingLines(LAST_LINES)
                    .getLog();
        } catch (KubernetesClientException e) {
            // The pod may be gone; the build itself remembers a little.
        }
        if (log == null || log.isBlank()) {
            log = Optional.ofNullable(build.getStatus().getLogSnippet()).orElse("nothing at all");
        }
        List<String> lines = log.strip().lines().toList();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                .map("\n  "::concat)
                .collect(Collectors.joining());
    }

    private StageFailure late(Build build) {
        return new StageFailure(
                ExitCode.TRY_AGAIN,
                "The image of the stage %s was not built in time: oc logs build/%s shows how far it is; allow more time with"
                                .formatted(stage.id(), build.getMetadata().getName())
                        + " --deadline.");
    }
}
