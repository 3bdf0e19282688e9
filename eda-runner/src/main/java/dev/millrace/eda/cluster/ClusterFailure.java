package dev.millrace.eda.cluster;

import java.io.FileNotFoundException;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** Tells what of Spark's failures is the fault of a cluster. */
public final class ClusterFailure {
    private final SparkPlace place;

    public ClusterFailure(SparkPlace place) {
        this.place = place;
    }

    /** When Spark did not start at all; empty if it was not for the cluster. */
    public Optional<StageFailure> atStart(Throwable failure) {
        return place.isLocal()
                ? Optional.empty()
                : Optional.of(new StageFailure(
                        ExitCode.UNREACHABLE,
                        ("Spark could not start on %s (%s): see whether it is Spark %s, and whether its workers reach"
                                        + " this machine at the address of --spark-driver-host.")
                                .formatted(
                                        place.master(),
                                        firstLine(failure),
                                        org.apache.spark.package$.MODULE$.SPARK_VERSION()),
                        failure));
    }

    /**
     * When the work failed; empty if it was not for the cluster.
     *
     * @param input where the rows are, which this process could read a moment ago
     */
    public Optional<StageFailure> atWork(String input, Throwable failure) {
        if (place.isLocal()) {
            return Optional.empty();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StageFailure known) {
                return Optional.of(known);
            }
            if (cause instanceof FileNotFoundException) {
                return Optional.of(new StageFailure(
                        ExitCode.NO_INPUT,
                        ("The executors of %s cannot see the files in %s: put them on a volume that they mount at the"
                                        + " same path.")
                                .formatted(place.master(), input),
                        failure));
            }
            if (isEndOfApplication(cause)) {
                return Optional.of(new StageFailure(
                        ExitCode.UNREACHABLE,
                        "The Spark master %s ended the work: see its log and its workers', and run the same command again."
                                .formatted(place.master()),
                        failure));
            }
        }
        return Optional.empty();
    }

    private static boolean isEndOfApplication(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("SparkContext was shut down") || message.contains("stopped SparkContext");
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
