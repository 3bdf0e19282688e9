package dev.millrace.eda;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.util.Optional;

import com.univocity.parsers.common.TextParsingException;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.cluster.ClusterFailure;
import dev.millrace.eda.cluster.SparkPlace;
import dev.millrace.eda.scan.MalformedLineException;

/** Tells what of Spark's failures is the data's fault. */
final class SparkFailure {
    private final ClusterFailure cluster;

    /**
     * @param place where the work was done
     */
    SparkFailure(SparkPlace place) {
        this.cluster = new ClusterFailure(place);
    }

    /** What to end the stage with. */
    RuntimeException of(LandedBatch landed, Throwable failure) {
        Optional<StageFailure> atCluster = cluster.atWork(landed.directory().toString(), failure);
        if (atCluster.isPresent()) {
            return atCluster.get();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StageFailure known) {
                return known;
            }
            if (cause instanceof FileNotFoundException || cause instanceof FileSystemException) {
                return unopened(landed, cause, failure);
            }
            if (cause instanceof MalformedLineException
                    || cause instanceof TextParsingException
                    || cause instanceof CharacterCodingException) {
                return unreadable(ExitCode.REFUSED, landed, failure);
            }
        }
        return new IllegalStateException("Spark failed", failure);
    }

    /** What to end the stage with when rows were read as they are. */
    RuntimeException of(String input, Throwable failure) {
        Optional<StageFailure> atCluster = cluster.atWork(input, failure);
        if (atCluster.isPresent()) {
            return atCluster.get();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StageFailure known) {
                return known;
            }
            if (cause instanceof IOException) {
                String reason =
                        String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
                return new StageFailure(ExitCode.NO_INPUT, "%s cannot be read: %s.".formatted(input, reason), failure);
            }
        }
        return new IllegalStateException("Spark failed", failure);
    }

    /** Spark's own files fail alike, above all on a full disk: then nothing is wrong with the batch. */
    private static StageFailure unopened(LandedBatch landed, Throwable cause, Throwable failure) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        if (reason.contains(landed.directory().toAbsolutePath().normalize().toString())) {
            return unreadable(ExitCode.NO_INPUT, landed, failure);
        }
        return new StageFailure(
                ExitCode.CANNOT_WRITE,
                "Spark cannot use a file of its own (%s): make room, and run the same command again.".formatted(reason),
                failure);
    }

    private static StageFailure unreadable(ExitCode code, LandedBatch landed, Throwable failure) {
        return new StageFailure(
                code,
                "The files in %s cannot be read as the CSV that the sink wrote: delete the directory and run the sink again."
                        .formatted(landed.directory()),
                failure);
    }
}
