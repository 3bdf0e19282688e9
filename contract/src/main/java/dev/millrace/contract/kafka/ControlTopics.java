package dev.millrace.contract.kafka;

import java.util.List;

import dev.millrace.contract.service.BatchRequest;
import dev.millrace.contract.service.StageNews;

/** The topics that the services agree by: what was asked for, what state batches are in, and how far the stages are. */
final class ControlTopics {
    static final List<String> ALL = List.of(BatchRequest.TOPIC, BatchLedger.TOPIC, StageNews.TOPIC);

    private ControlTopics() {}

    /** Creates those that are not there. */
    static void ensure(KafkaCluster cluster) {
        ALL.forEach(topic -> cluster.ensureTopic(topic, 1, BatchLedger.TOPIC_CONFIG));
    }
}
