package dev.millrace.ingest.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** What the service of the tests finds around it: a broker, a data volume and a collector of traces. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private BrokerOfTheTest broker;
    private SpanReceiver spans;
    private Path data;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("watch");
            data = Files.createDirectories(directory.resolve("out"));
            broker = new BrokerOfTheTest(directory.resolve("kafka"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        spans = new SpanReceiver();
        return Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", broker.address()),
                Map.entry("millrace.out", data.toString()),
                Map.entry("millrace.mode", "service"),
                Map.entry("millrace.service.open", "true"),
                Map.entry("quarkus.http.host-enabled", "true"),
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.management.host-enabled", "true"),
                Map.entry("quarkus.management.test-port", "0"),
                Map.entry("quarkus.log.category.\"dev.millrace\".level", "INFO"),
                Map.entry("quarkus.otel.exporter.otlp.endpoint", spans.endpoint()),
                Map.entry("quarkus.otel.exporter.otlp.protocol", "http/protobuf"),
                Map.entry("quarkus.otel.bsp.schedule.delay", "100ms"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(broker, new TestInjector.MatchesType(BrokerOfTheTest.class));
        injector.injectIntoFields(spans, new TestInjector.MatchesType(SpanReceiver.class));
        injector.injectIntoFields(data, new TestInjector.MatchesType(Path.class));
    }

    @Override
    public void stop() {
        if (spans != null) {
            spans.close();
        }
        if (broker != null) {
            broker.close();
        }
    }
}
