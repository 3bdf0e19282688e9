package dev.millrace.embeddedkafka;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Broker and controller in one node, put together as {@link KafkaRaftServer} does it, but with both ports chosen by the
 * operating system: the controller's is told to the quorum once it is bound, the broker's can be asked for.
 */
final class KraftNode {

    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final String clusterId;
    private final ControllerServer controller;
    private final BrokerServer broker;

    KraftNode(KafkaConfig config) {
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directory =
                KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KraftNode.class), "");
        clusterId = directory._1().clusterId().orElseThrow();
        CompletableFuture<Map<Integer, InetSocketAddress>> voters = new CompletableFuture<>();
        SharedServer shared = new SharedServer(
                config,
                directory._1(),
                Time.SYSTEM,
                Server.initializeMetrics(config, Time.SYSTEM, clusterId),
                voters,
                List.of(),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directory._2());
        controller
                .socketServerFirstBoundPortFuture()
                .thenAccept(port -> voters.complete(
                        Map.of(NodeProperties.NODE_ID, new InetSocketAddress(NodeProperties.HOST, port))));
        broker = new BrokerServer(shared);
    }

    void start() {
        controller.startup();
        broker.startup();
    }

    /** Hands back once both are down; both may be half started. */
    void stop() {
        try {
            broker.shutdown(SHUTDOWN);
        } finally {
            controller.shutdown();
        }
    }

    String clusterId() {
        return clusterId;
    }

    int port() {
        return broker.boundPort(new ListenerName(NodeProperties.CLIENTS));
    }
}
