package dev.millrace.contract.stage;

/** Is told how far a stage is. */
@FunctionalInterface
public interface ProgressListener {

    /** Takes an event; called from the thread that does the work, so it must be quick. */
    void on(ProgressEvent event);
}
