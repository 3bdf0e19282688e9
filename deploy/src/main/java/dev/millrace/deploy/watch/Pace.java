package dev.millrace.deploy.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.ClusterTrouble;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * How often the cluster is looked at, and how long for.
 *
 * @param tick between two looks
 * @param deadline for one thing to come about
 * @param retryWindow how long trouble that may pass is borne
 */
public record Pace(Duration tick, Duration deadline, Duration retryWindow) {
    /** How long a cluster that answered before may be silent. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    /** A pace fit for people. */
    public static Pace of(Duration deadline) {
        return new Pace(Duration.ofSeconds(1), deadline, Duration.ofSeconds(10));
    }

    /** The same pace with a deadline that is no shorter than this. */
    public Pace atLeast(Duration least) {
        return new Pace(tick, deadline.compareTo(least) < 0 ? least : deadline, retryWindow);
    }

    /**
     * Looks until something is there.
     *
     * @param late makes the failure for when it is not there in time
     */
    public <T> T await(Supplier<Optional<T>> look, Supplier<StageFailure> late) {
        long end = System.nanoTime() + deadline.toNanos();
        return await(() -> {
            Optional<T> found = look.get();
            if (found.isEmpty() && System.nanoTime() - end >= 0) {
                throw late.get();
            }
            return found;
        });
    }

    /**
     * Looks until something is so.
     *
     * @param late makes the failure for when it is not so in time
     */
    public void awaitThat(BooleanSupplier look, Supplier<StageFailure> late) {
        await(() -> look.getAsBoolean() ? Optional.of(true) : Optional.empty(), late);
    }

    /** Looks until something is there, for as long as it takes; a cluster that is silent for a moment is borne. */
    public <T> T await(Supplier<Optional<T>> look) {
        long heard = System.nanoTime();
        while (true) {
            try {
                Optional<T> found = look.get();
                if (found.isPresent()) {
                    return found.get();
                }
                heard = System.nanoTime();
            } catch (KubernetesClientException e) {
                if (!ClusterTrouble.isSilence(e) || System.nanoTime() - heard >= SILENCE.toNanos()) {
                    throw e;
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(tick.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(ExitCode.TRY_AGAIN, "Stopped while waiting.", e);
        }
    }
}
