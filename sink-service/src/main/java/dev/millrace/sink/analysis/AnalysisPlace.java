package dev.millrace.sink.analysis;

/** Where what has landed is analysed. */
public enum AnalysisPlace {
    /** In a child process of the sink. */
    PROCESS,
    /** In a Job of the cluster that the sink runs in. */
    CLUSTER
}
