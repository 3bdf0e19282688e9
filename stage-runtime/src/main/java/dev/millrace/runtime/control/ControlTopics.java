package dev.millrace.runtime.control;

import java.util.List;
import java.util.Map;

import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.KafkaCluster;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.StageProgressEvent;

/** The topics that the services agree by: what was asked for, what state batches are in, and how far the stages are. */
final class ControlTopics {
    static final List<String> ALL = List.of(BatchRequest.TOPIC, BatchLedger.TOPIC, StageProgressEvent.TOPIC);

    /** The segment that is written to is never compacted; small ones keep what a starting process reads small. */
    private static final Map<String, String> OFTEN_COMPACTED =
            Map.of("cleanup.policy", "compact", "segment.bytes", "16777216", "segment.ms", "3600000");

    /** The header of W3C Trace Context. */
    static final String TRACE = "traceparent";

    private ControlTopics() {}

    /** Creates those that are not there. */
    static void ensure(KafkaCluster cluster) {
        ALL.forEach(topic -> cluster.ensureTopic(
                topic, 1, topic.equals(BatchLedger.TOPIC) ? BatchLedger.TOPIC_CONFIG : OFTEN_COMPACTED));
    }
}
