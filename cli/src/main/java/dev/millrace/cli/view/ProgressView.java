package dev.millrace.cli.view;

import dev.millrace.contract.stage.ProgressListener;

/** Shows how far the stages are, until it is closed. */
public interface ProgressView extends ProgressListener, AutoCloseable {
    @Override
    void close();
}
