package dev.millrace.ingest.watch;

import java.nio.file.Path;
import java.util.Map;

import dev.millrace.embeddedkafka.BrokerSettings;
import dev.millrace.embeddedkafka.EmbeddedKafka;

/** A broker that can go away, and come back where it was. */
final class BrokerOfTheTest implements AutoCloseable {
    private final Path directory;
    private final int port;
    private EmbeddedKafka broker;

    BrokerOfTheTest(Path directory) {
        this.directory = directory;
        this.broker = EmbeddedKafka.start(directory);
        this.port = Integer.parseInt(address().substring(address().lastIndexOf(':') + 1));
    }

    String address() {
        return broker.bootstrapServers();
    }

    void goAway() {
        broker.close();
    }

    void comeBack() {
        broker = EmbeddedKafka.start(new BrokerSettings(directory, port, Map.of()));
    }

    @Override
    public void close() {
        broker.close();
    }
}
