package dev.millrace.runtime.control;

import java.util.List;

import dev.millrace.kafka.BatchLedger;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.StageProgressEvent;

/** The names of the channels by which the services agree. An incoming channel has the name of its topic. */
public final class ControlChannels {
    /** In: what was asked for, {@link BatchRequest} by request id. */
    public static final String REQUESTS = BatchRequest.TOPIC;

    /** In: what state batches are in, {@link dev.millrace.contract.wire.BatchRecord} by batch id. */
    public static final String BATCHES = BatchLedger.TOPIC;

    /** In: how far the stages are, {@link StageProgressEvent} by request and stage. */
    public static final String PROGRESS = StageProgressEvent.TOPIC;

    /** Out: to the topic {@value #REQUESTS}. */
    public static final String REQUESTS_OUT = "requests-out";

    /** Out: to the topic {@value #PROGRESS}. */
    public static final String PROGRESS_OUT = "progress-out";

    /** In, and always paused: whoever of a stage's processes has the one partition works, see {@link StageLease}. */
    public static final String LEASE = "lease";

    /** All that are read to know how batches stand. */
    public static final List<String> READ = List.of(REQUESTS, BATCHES, PROGRESS);

    private ControlChannels() {}
}
