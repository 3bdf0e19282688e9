package dev.millrace.embeddedkafka;

import java.util.HashMap;
import java.util.Map;

/** Turns {@link BrokerSettings} into Kafka's settings for a node that is broker and controller in one. */
final class NodeProperties {

    static final int NODE_ID = 1;
    static final String CLIENTS = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";
    static final String ITSELF = "ITSELF";
    static final String HOST = "127.0.0.1";

    private NodeProperties() {}

    static Map<String, String> of(BrokerSettings settings, LastStop lastStop) {
        Map<String, String> all = new HashMap<>();
        all.putAll(node(settings));
        if (settings.advertisedPort() != 0) {
            all.putAll(behindProxy(settings));
        }
        all.putAll(singleReplica());
        all.putAll(keepEverything());
        all.putAll(smallAndQuick());
        all.putAll(liveness(lastStop));
        all.putAll(settings.overrides());
        return all;
    }

    private static Map<String, String> node(BrokerSettings settings) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE_ID),
                "log.dirs",
                settings.directory().toString(),
                "listeners",
                CLIENTS + "://" + HOST + ":" + settings.port() + "," + CONTROLLER + "://" + HOST + ":0",
                "listener.security.protocol.map",
                CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "inter.broker.listener.name",
                CLIENTS,
                "controller.listener.names",
                CONTROLLER,
                // The real port is known once the controller is bound: see KraftNode.
                "controller.quorum.voters",
                NODE_ID + "@" + HOST + ":0");
    }

    /** Clients come through a proxy; the broker itself, which ends transactions as a client of its own, does not. */
    private static Map<String, String> behindProxy(BrokerSettings settings) {
        return Map.of(
                "listeners",
                CLIENTS + "://" + HOST + ":" + settings.port() + "," + ITSELF + "://" + HOST + ":0," + CONTROLLER
                        + "://" + HOST + ":0",
                "advertised.listeners",
                CLIENTS + "://" + HOST + ":" + settings.advertisedPort() + "," + ITSELF + "://" + HOST + ":0",
                "listener.security.protocol.map",
                CLIENTS + ":PLAINTEXT," + ITSELF + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "inter.broker.listener.name",
                ITSELF);
    }

    private static Map<String, String> singleReplica() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    /** Nothing vanishes behind a run's back: neither rows nor the offsets of a group that was away. */
    private static Map<String, String> keepEverything() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "log.retention.ms", "-1",
                "log.retention.bytes", "-1",
                "offsets.retention.minutes", "525600");
    }

    /** For two cores, a heap of 256 MB, and runs of seconds. */
    private static Map<String, String> smallAndQuick() {
        return Map.ofEntries(
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"),
                Map.entry("group.coordinator.threads", "1"),
                Map.entry("log.cleaner.threads", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.cleaner.io.buffer.size", "131072"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.coordinator.rebalance.protocols", "classic,consumer"),
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                Map.entry("metadata.max.idle.interval.ms", "0"),
                Map.entry("metric.reporters", ""));
    }

    /**
     * After a crash the controller takes the dead broker for alive, and refuses the new one, until the session of the
     * dead one ends: with Kafka's 9 s a start would take that long. Otherwise the long session stays, so that a starved
     * machine does not fence a broker that is merely slow.
     */
    private static Map<String, String> liveness(LastStop lastStop) {
        return switch (lastStop) {
            case CLEAN -> Map.of("broker.session.timeout.ms", "9000", "broker.heartbeat.interval.ms", "2000");
            case CRASH -> Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500");
        };
    }
}
