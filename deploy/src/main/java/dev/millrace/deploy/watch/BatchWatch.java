package dev.millrace.deploy.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.home.Child;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** Follows the stages of a batch to their end. */
public final class BatchWatch {
    /** How often others are looked at after the first has failed: the first in the rows' way knows best why. */
    private static final int OTHER_REASONS = 2;

    private final Cluster cluster;
    private final NamespaceWatch watch;
    private final Set<String> jobs;
    private final Pace pace;
    private final List<StageWatch> going = new ArrayList<>();
    private final Map<Child, StageFailure> failures = new EnumMap<>(Child.class);
    private int looks;

    /**
     * @param watch on the cluster's namespace
     * @param jobs those of the stages, as the cluster created them
     * @param board is told how far they are
     * @param echo is given every line of a log that is no event
     */
    public BatchWatch(
            Cluster cluster,
            NamespaceWatch watch,
            Map<Child, Job> jobs,
            StageBoard board,
            Pace pace,
            BiConsumer<Child, String> echo) {
        this.cluster = cluster;
        this.watch = watch;
        this.jobs =
                jobs.values().stream().map(job -> job.getMetadata().getUid()).collect(Collectors.toSet());
        this.pace = pace;
        jobs.keySet()
                .forEach(stage ->
                        going.add(new StageWatch(cluster, stage, board, pace, line -> echo.accept(stage, line))));
    }

    /**
     * Follows.
     *
     * @throws StageFailure with the sentence and the code of the stage that failed
     */
    public void follow() {
        // A pod that does not start has a deadline of its own, and a Job has one for its work.
        pace.await(this::look);
    }

    private Optional<Boolean> look() {
        Surroundings around = around();
        going.removeIf(stage -> isOver(stage, around));
        if (failures.isEmpty()) {
            return going.isEmpty() ? Optional.of(true) : Optional.empty();
        }
        looks++;
        if (looks > OTHER_REASONS || going.isEmpty()) {
            throw failures.get(
                    failures.keySet().stream().min(Comparator.naturalOrder()).orElseThrow());
        }
        return Optional.empty();
    }

    /** What a watch tells may be a moment old: what it has not yet seen, and why something failed, is asked for. */
    private Surroundings around() {
        Surroundings seen = watch.surroundings();
        boolean certain = going.stream().allMatch(stage -> seen.job(stage.stage())
                .filter(job -> jobs.contains(job.getMetadata().getUid()) && JobState.of(job) != JobState.FAILED)
                .isPresent());
        return certain ? seen : Surroundings.of(cluster);
    }

    private boolean isOver(StageWatch stage, Surroundings around) {
        try {
            return stage.look(around);
        } catch (StageFailure failure) {
            failures.put(stage.stage(), failure);
            return true;
        }
    }
}
