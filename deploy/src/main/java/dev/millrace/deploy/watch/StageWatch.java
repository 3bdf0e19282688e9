package dev.millrace.deploy.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.manifests.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;

/** One stage from its Job to its end. */
final class StageWatch {
    /** How long the last lines of a log may take to arrive. */
    private static final Duration LAST_LINES = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Child stage;
    private final StageBoard board;
    private final Pace pace;
    private final Consumer<String> echo;
    private final RetryWindow retryWindow;
    private final long startNanos = System.nanoTime();
    private PodLog log;

    StageWatch(Cluster cluster, Child stage, StageBoard board, Pace pace, Consumer<String> echo) {
        this.cluster = cluster;
        this.stage = stage;
        this.board = board;
        this.pace = pace;
        this.echo = echo;
        this.retryWindow = new RetryWindow(pace.retryWindow());
    }

    Child stage() {
        return stage;
    }

    /**
     * Looks how far it is.
     *
     * @return whether it has ended well
     * @throws StageFailure if it has ended otherwise, or cannot start
     */
    boolean look(Surroundings around) {
        Job job = around.job(stage).orElseThrow(this::gone);
        Workload workload = around.workload(stage, job);
        Optional<Pod> pod = workload.newest();
        switch (JobState.of(job)) {
            case COMPLETE -> {
                finish(pod);
                return true;
            }
            case FAILED -> throw failure(job, pod);
            case GOING_ON -> goOn(workload, pod);
        }
        return false;
    }

    private void goOn(Workload workload, Optional<Pod> pod) {
        switch (workload.phase()) {
            case "Pending" -> awaitStart(workload);
            case "Failed" -> {
                read(pod.get());
                board.waiting(stage, "another try: " + end(pod.get()).passing());
            }
            default -> {
                retryWindow.check(Optional.empty());
                read(pod.get());
            }
        }
    }

    private void awaitStart(Workload workload) {
        Optional<Trouble> trouble = new PodDiagnosis(workload).trouble();
        retryWindow.check(trouble);
        board.waiting(
                stage, trouble.map(Trouble::sentence).map("its pod: "::concat).orElse("its pod to start"));
        if (System.nanoTime() - startNanos >= pace.deadline().toNanos()) {
            throw new StageFailure(
                    ExitCode.TRY_AGAIN,
                    ("The pod of the stage %s has not started in time, and the cluster does not"
                                    + " say why: ./millrace status shows it; allow more time with --deadline.")
                            .formatted(stage.id()));
        }
    }

    private void read(Pod pod) {
        String name = pod.getMetadata().getName();
        if (log == null || !log.pod().equals(name)) {
            log = new PodLog(cluster, name, this::tell, echo);
        } else {
            log.resume();
        }
    }

    /** What a stage says of its own failure comes again, with the exit code of its pod. */
    private void tell(ProgressEvent event) {
        if (event.phase() != Phase.FAILED) {
            board.tell(stage, event);
        }
    }

    private void finish(Optional<Pod> pod) {
        pod.ifPresent(this::read);
        if (log != null) {
            log.awaitEnd(LAST_LINES);
        }
        boolean told =
                board.last(stage).filter(event -> event.phase() == Phase.DONE).isPresent();
        if (!told) {
            board.tell(stage, new ProgressEvent(stage.id(), Phase.DONE, 0, 0, 0, 0, "its log is gone", 0));
        }
    }

    private StageFailure failure(Job job, Optional<Pod> pod) {
        String reason = JobState.failure(job).map(JobCondition::getReason).orElse("");
        if (reason.equals("DeadlineExceeded") || pod.isEmpty()) {
            return new StageFailure(
                    ExitCode.TRY_AGAIN,
                    reason.equals("DeadlineExceeded")
                            ? ("The stage %s took longer than the %d s that its Job allows: raise"
                                            + " activeDeadlineSeconds, or move fewer rows.")
                                    .formatted(stage.id(), job.getSpec().getActiveDeadlineSeconds())
                            : ("The Job of the stage %s failed (%s), and its pod is gone: the same"
                                            + " command again does the work.")
                                    .formatted(stage.id(), reason));
        }
        read(pod.get());
        log.awaitEnd(LAST_LINES);
        StageFailure failure = end(pod.get()).failure();
        board.tell(
                stage,
                new ProgressEvent(
                        stage.id(),
                        Phase.FAILED,
                        0,
                        0,
                        0,
                        0,
                        failure.getMessage(),
                        failure.exitCode().code()));
        return failure;
    }

    private StageEnd end(Pod pod) {
        return new StageEnd(stage, pod, log.last(), log.lastLine());
    }

    private StageFailure gone() {
        return new StageFailure(
                ExitCode.TRY_AGAIN,
                "The Job %s is gone from namespace %s: somebody removed it; run the same command again."
                        .formatted(Labels.object(stage), cluster.namespace()));
    }
}
