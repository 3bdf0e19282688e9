package dev.millrace.cli.view;

import dev.millrace.contract.stage.ProgressEvent;

/**
 * How far a stage is, as far as the launcher knows.
 *
 * @param stage generate, ingest, sink or eda
 * @param event the last that was heard of it; null if nothing was
 * @param expected the rows that it will have when it is done; 0 if nobody knows yet
 */
record StageState(String stage, ProgressEvent event, long expected) {}
