package dev.millrace.cli.view;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.stage.LogProgress;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.ProgressListener;

/** Progress for what is not a terminal: a line at every change, and every few seconds while rows move. */
public final class PlainProgress implements ProgressView {
    private final Map<String, ProgressListener> stages = new LinkedHashMap<>();

    /**
     * @param stages those that have lines
     */
    public PlainProgress(List<String> stages, PrintStream out) {
        stages.forEach(stage -> this.stages.put(stage, new LogProgress(out)));
    }

    @Override
    public synchronized void on(ProgressEvent event) {
        ProgressListener stage = stages.get(event.stage());
        if (stage != null) {
            stage.on(event);
        }
    }

    @Override
    public void close() {
        // What is printed is printed.
    }
}
