package dev.millrace.deploy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.openshift.api.model.Build;

import static dev.millrace.deploy.PlayedCluster.NAMESPACE;

/** Lets things take as long as they took on the real server in the recording deploy-first, at another speed. */
final class PlayedTimeline implements AutoCloseable {
    private static final double KAFKA_RUNS = 6;
    private static final double KAFKA_ANSWERS = 16.5;
    private static final double BUILD_RUNS = 3.5;
    private static final Map<String, Double> BUILT =
            Map.of("millrace-generate", 80.0, "millrace-sink", 91.0, "millrace-ingest", 93.0, "millrace-eda", 116.0);
    private static final double STAGE_RUNS = 3.6;
    private static final Map<String, Double> STAGE_ENDS =
            Map.of("millrace-generate", 10.4, "millrace-ingest", 13.6, "millrace-sink", 16.0, "millrace-eda", 18.1);
    private static final double FILES_POD_RUNS = 1.2;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final PlayedCluster played;
    private final Duration second;

    /**
     * @param second how long one of the recording takes here
     */
    PlayedTimeline(PlayedCluster played, Duration second) {
        this.played = played;
        this.second = second;
        PlayedControllers play = played.play();
        Consumer<Deployment> ready = play.deployments;
        Consumer<Build> complete = play.builds;
        Consumer<Job> succeed = play.jobs;
        Consumer<Pod> run = play.filesPods;
        play.deployments = kafka -> {
            pod("millrace-kafka-x1", kafka.getSpec().getSelector().getMatchLabels(), "Pending");
            after(
                    KAFKA_RUNS,
                    () -> pod("millrace-kafka-x1", kafka.getSpec().getSelector().getMatchLabels(), "Running"));
            after(KAFKA_ANSWERS, () -> ready.accept(kafka));
        };
        play.builds = build -> {
            String name = build.getMetadata().getName();
            play.phase(build, "Pending", null);
            pod(name + "-build", Map.of(), "Pending");
            after(BUILD_RUNS, () -> {
                pod(name + "-build", Map.of(), "Running");
                play.phase(build, "Running", null);
            });
            after(BUILT.get(name.replaceFirst("-\\d+$", "")), () -> complete.accept(build));
        };
        play.jobs = job -> {
            double ends = STAGE_ENDS.get(job.getMetadata().getName());
            String pod = play.pod(job, "Pending").getMetadata().getName();
            played.logLengths.put(pod, second.multipliedBy(Math.round(ends - STAGE_RUNS)));
            after(STAGE_RUNS, () -> play.pod(job, "Running"));
            after(ends, () -> succeed.accept(job));
        };
        play.filesPods = pod -> after(FILES_POD_RUNS, () -> run.accept(pod));
    }

    private void after(double seconds, Runnable event) {
        clock.schedule(
                () -> {
                    try {
                        event.run();
                    } catch (RuntimeException e) {
                        played.mishaps.add(e);
                    }
                },
                Math.round(seconds * second.toNanos()),
                TimeUnit.NANOSECONDS);
    }

    private void pod(String name, Map<String, String> labels, String phase) {
        played.client()
                .pods()
                .inNamespace(NAMESPACE)
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .withNewStatus()
                        .withPhase(phase)
                        .endStatus()
                        .build())
                .createOr(pod -> pod.update());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
