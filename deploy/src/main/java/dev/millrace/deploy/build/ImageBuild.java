package dev.millrace.deploy.build;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.manifests.Labels;
import dev.millrace.deploy.watch.NamespaceWatch;
import dev.millrace.deploy.watch.Pace;
import dev.millrace.deploy.watch.PodDiagnosis;
import dev.millrace.deploy.watch.RetryWindow;
import dev.millrace.deploy.watch.Trouble;
import dev.millrace.deploy.watch.Workload;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.openshift.api.model.Build;
import io.fabric8.openshift.api.model.BuildStatus;

/** One build of an image, from sending its source to its end. */
final class ImageBuild {
    private static final int LAST_LINES = 5;

    /** Four images at 0.6 CPU each, with a base image to be fetched first. */
    private static final Duration BUILDING = Duration.ofMinutes(30);

    private static final Set<String> GOING = Set.of("New", "Pending", "Running");
    private static final Set<String> BAD_ENDS = Set.of("Failed", "Error", "Cancelled");

    private final Cluster cluster;
    private final NamespaceWatch watch;
    private final Child stage;
    private final Pace pace;
    private final RetryWindow retryWindow;

    ImageBuild(Cluster cluster, NamespaceWatch watch, Child stage, Pace pace) {
        this.cluster = cluster;
        this.watch = watch;
        this.stage = stage;
        this.pace = pace;
        this.retryWindow = new RetryWindow(pace.retryWindow());
    }

    /**
     * Builds; or waits for a build of the same content that is going on already. One of other content is cancelled: it
     * would be in the way.
     *
     * @param content what the build's {@link ImageBuilds#CONTENT} is
     * @param listener takes what the build is doing, as the object of "waiting for"
     * @throws StageFailure with code 73 if the build fails, with the last lines of its log; with 75 if it takes too long
     */
    void run(ImageSource source, String content, Consumer<String> listener) {
        for (Build going :
                builds().filter(build -> GOING.contains(phase(build))).toList()) {
            Map<String, String> labels = going.getMetadata().getLabels();
            if (labels == null || !content.equals(labels.get(ImageBuilds.CONTENT))) {
                cluster.client()
                        .resource(going)
                        .inNamespace(cluster.namespace())
                        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":{\"cancelled\":true}}");
            } else if (isBuiltBy(going, listener)) {
                return;
            }
        }
        listener.accept("its image: sending what it is built from");
        Set<String> earlier =
                builds().map(build -> build.getMetadata().getName()).collect(Collectors.toSet());
        SourceUpload upload = SourceUpload.start(cluster, stage, source);
        pace.atLeast(BUILDING)
                .await(
                        () -> {
                            Optional<Build> started = builds().filter(build -> !earlier.contains(
                                            build.getMetadata().getName()))
                                    .findFirst();
                            if (started.filter(build -> BAD_ENDS.contains(phase(build)))
                                    .isPresent()) {
                                throw failure(started.get());
                            }
                            boolean built = look(started, listener);
                            if (!built) {
                                upload.check();
                            }
                            return built ? started : Optional.empty();
                        },
                        this::late);
    }

    /** A build whose sender is gone ends badly, when it misses its source. */
    private boolean isBuiltBy(Build going, Consumer<String> listener) {
        return pace.atLeast(BUILDING)
                .await(
                        () -> {
                            Optional<Build> now = builds().filter(build -> build.getMetadata()
                                            .getUid()
                                            .equals(going.getMetadata().getUid()))
                                    .findFirst();
                            if (now.isEmpty() || BAD_ENDS.contains(phase(now.get()))) {
                                return Optional.of(false);
                            }
                            return look(now, listener) ? Optional.of(true) : Optional.empty();
                        },
                        this::late);
    }

    private static String phase(Build build) {
        return Optional.ofNullable(build.getStatus()).map(BuildStatus::getPhase).orElse("New");
    }

    private Stream<Build> builds() {
        Pattern own = Pattern.compile(Pattern.quote(Labels.object(stage)) + "-\\d+");
        return watch.all(Build.class).stream()
                .filter(build -> own.matcher(build.getMetadata().getName()).matches());
    }

    /** Whether the image is there. */
    private boolean look(Optional<Build> started, Consumer<String> listener) {
        String phase = started.map(ImageBuild::phase).orElse("New");
        if (phase.equals("Complete")) {
            return true;
        }
        boolean running = phase.equals("Running");
        Optional<Trouble> trouble = running ? Optional.empty() : started.flatMap(this::delay);
        listener.accept("its image: "
                + (running ? "being built" : trouble.map(Trouble::sentence).orElse("the build is to start")));
        retryWindow.check(trouble);
        return false;
    }

    /** A pod that cannot start is as bad for a build as for a stage. */
    private Optional<Trouble> delay(Build build) {
        Workload pod = watch.surroundings()
                .workload(
                        "the build of " + Labels.object(stage),
                        build.getMetadata().getName() + "-build");
        // A build that has no pod yet says why: a quota, a registry that is not there.
        BuildStatus status = build.getStatus();
        boolean refused = status != null && "New".equals(status.getPhase()) && status.getReason() != null;
        return refused
                ? Optional.of(PodDiagnosis.uncreated(
                        pod.called(), Optional.ofNullable(status.getMessage()).orElse(status.getReason())))
                : new PodDiagnosis(pod).trouble();
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

    private StageFailure late() {
        return new StageFailure(
                ExitCode.TRY_AGAIN,
                "The image of the stage %s was not built in time: oc get builds shows how far it is; allow more time with --deadline."
                        .formatted(stage.id()));
    }
}
