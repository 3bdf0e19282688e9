package dev.millrace.sink.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.runtime.batch.RequestedBatch;

/**
 * What one Job is to analyse.
 *
 * @param asked what was asked for
 * @param batch the batch's id
 * @param timeout how long the Job may take, from 1 s
 */
record AnalysisOrder(RequestedBatch asked, String batch, Duration timeout) {
    private static final String STAGE = "millrace-eda";

    AnalysisOrder {
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(batch, "batch");
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException("a Job needs a second at least, not " + timeout);
        }
    }

    /**
     * The Job's name: the same for the same work, so that a sink that was started again does not order it twice. Another attempt
     * is other work, because a Job that failed keeps its name until it is removed.
     */
    String name() {
        int attempt = asked.request().attempt();
        return attempt == 1 ? "%s-%s".formatted(STAGE, batch) : "%s-%s-%d".formatted(STAGE, batch, attempt);
    }

    /** The directory where the report is expected. */
    OutDirectory data() {
        return asked.data();
    }

    /** What the analysis is told. */
    Map<String, String> variables() {
        return new TreeMap<>(Map.of(
                "MILLRACE_OUT", data().root().toString(),
                "MILLRACE_DATASET", asked.dataset(),
                "MILLRACE_BATCH", batch,
                "MILLRACE_REPORT", data().report(batch).toString(),
                "MILLRACE_LAUNCHED", "false"));
    }
}
