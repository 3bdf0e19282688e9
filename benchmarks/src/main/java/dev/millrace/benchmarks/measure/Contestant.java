package dev.millrace.benchmarks.measure;

import java.io.IOException;

/** A stage of Millrace, or a peer that it is compared with. */
public interface Contestant {

    /** What it is called in the results. */
    String name();

    /** How many rows a run moves. */
    long rows();

    /**
     * Prepares, runs a process of its own once, checks that every row arrived, and clears up; only the process is timed.
     *
     * @throws IOException if files or the broker fail
     * @throws dev.millrace.contract.stage.StageFailure if the process fails, or if rows are missing
     */
    Run run() throws IOException, InterruptedException;
}
