package dev.millrace.sink.analysis;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.runtime.batch.RequestedBatch;

/** What is to be analysed: the batch of this id, as it was asked for. */
public record AnalysisOrder(RequestedBatch asked, String batch) {
    public AnalysisOrder {
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(batch, "batch");
    }

    /** The directory where the report is expected. */
    public OutDirectory data() {
        return asked.data();
    }

    /** What the analysis is told wherever it runs: a new map, by the names of environment variables. */
    public Map<String, String> variables() {
        return new TreeMap<>(Map.of(
                "MILLRACE_OUT", data().root().toString(),
                "MILLRACE_DATASET", asked.dataset(),
                "MILLRACE_BATCH", batch,
                "MILLRACE_REPORT", data().report(batch).toString()));
    }
}
