package dev.millrace.ingest.watch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Stage;
import dev.millrace.ingest.service.BatchService;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.BatchState;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Watches a service that is up, with a broker that comes and goes. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class WatchedServiceIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String DASHBOARD = "../src/main/grafana/millrace.json";
    private static final String NAMES = "\\b(?:millrace|jvm|process|http)_[a-z_]+";

    @TestHTTPResource(management = true)
    URI management;

    @TestHTTPResource
    URI front;

    @Inject
    BatchService desk;

    @Inject
    Tracer tracer;

    BrokerOfTheTest broker;
    SpanReceiver spans;
    Path data;
    private Probe probe;

    @BeforeEach
    void untilItIsReady() {
        probe = new Probe(management.resolve("/q"));
        await().atMost(TIMEOUT).until(() -> probe.health("ready").statusCode() == 200);
    }

    @Test
    void anIngestIsMeasuredAndTheDashboardNamesOnlyWhatIsMeasured() throws IOException {
        // Given
        Purchases good = Purchases.write(data, "good", 100, "1");
        double rows = rows();
        new Probe(front).metrics();

        // When
        ingest(good.request(), Phase.DONE);

        // Then
        assertThat(rows()).isEqualTo(rows + 100);
        await().atMost(TIMEOUT).until(() -> sample("millrace_bytes_total{dataset=\"transactions\"}") >= good.bytes());
        assertThat(sample("millrace_transactions_total{dataset=\"transactions\"}"))
                .isPositive();
        assertThat(sample("millrace_lag_rows")).isGreaterThanOrEqualTo(100);
        assertThat(sample("millrace_open_batches{state=\"running\"}")).isPositive();
        assertThat(probe.metrics())
                .contains("millrace_stage_seconds_count{dataset=\"transactions\",outcome=\"done\",stage=\"ingest\"}")
                .doesNotContain(good.request().id());
        assertThat(namesIn(dashboard())).hasSizeGreaterThan(8).allMatch(probe.metrics()::contains);
    }

    @Test
    void aRefusedBatchIsCountedAndItsRowsAreKeptOutOfTheLog() {
        // Given
        Purchases bad = Purchases.write(data, "bad", 10, "seven");
        double failed = sample("millrace_batches_total{state=\"failed\"}");

        try (LogLines log = LogLines.open()) {
            // When
            ingest(bad.request(), Phase.FAILED);

            // Then
            await().atMost(TIMEOUT).until(() -> sample("millrace_batches_total{state=\"failed\"}") == failed + 1);
            assertThat(sample("millrace_rejected_rows_total{dataset=\"transactions\",stage=\"ingest\"}"))
                    .isEqualTo(1);
            List<ExtLogRecord> lines = log.about(bad.request().id());
            assertThat(lines)
                    .extracting(ExtLogRecord::getFormattedMessage)
                    .satisfiesExactly(
                            begin -> assertThat(begin).endsWith("begins: dataset transactions, attempt 1"),
                            end -> assertThat(end)
                                    .contains("failed: 0 rows, 1 rejected")
                                    .endsWith("(refused)"));
            assertThat(lines).allMatch(line -> "ingest".equals(line.getMdc("stage")));
            assertThat(log.all()).noneMatch(line -> line.getFormattedMessage().contains("seven"));
        }
    }

    @Test
    void theWorkBelongsToTheTraceOfTheRequest() {
        // Given
        Purchases traced = Purchases.write(data, "traced", 10, "1");
        Span asking = tracer.spanBuilder("asking").startSpan();

        // When
        try (Scope here = asking.makeCurrent()) {
            ingest(traced.request(), Phase.DONE);
        } finally {
            asking.end();
        }

        // Then
        String trace = asking.getSpanContext().getTraceId();
        String span = asking.getSpanContext().getSpanId();
        await().atMost(TIMEOUT).until(() -> spans.hasSpan("ingest batch", trace, span));
    }

    @Test
    void aServiceWithoutABrokerIsNotReadyAndAlive() {
        // When
        broker.goAway();

        // Then
        await().atMost(TIMEOUT).until(() -> probe.health("ready").statusCode() == 503);
        assertThat(probe.health("ready").body())
                .contains("No Kafka broker answers at %s: start one".formatted(broker.address()));
        assertThat(probe.health("live").statusCode()).isEqualTo(200);
        broker.comeBack();
        await().atMost(TIMEOUT).until(() -> probe.health("ready").statusCode() == 200);
        assertThat(probe.health("started").statusCode()).isEqualTo(200);
    }

    @Test
    void theDashboardIsOneThatGrafanaTakes() throws IOException {
        // When
        JsonNode dashboard = dashboard();

        // Then
        assertThat(dashboard.path("uid").asText()).isEqualTo("millrace");
        assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
        assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotEmpty();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.path("targets")).isNotEmpty();
        });
    }

    private void ingest(BatchRequest request, Phase end) {
        String id = desk.submit(request).status().id();
        await().atMost(TIMEOUT).until(() -> desk.store()
                .find(id)
                .flatMap(status -> status.stage(Stage.INGEST))
                .filter(stage -> stage.phase() == end)
                .isPresent());
        assertThat(desk.store().find(id).orElseThrow().state())
                .isEqualTo(end == Phase.DONE ? BatchState.RUNNING : BatchState.FAILED);
    }

    private double rows() {
        return sample("millrace_rows_total{dataset=\"transactions\",stage=\"ingest\"}");
    }

    private double sample(String name) {
        return probe.metric(name).orElse(0);
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(Files.readString(Path.of(DASHBOARD)));
    }

    private static List<String> namesIn(JsonNode dashboard) {
        return StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .map(target -> target.path("expr").asText())
                .flatMap(WatchedServiceIT::names)
                .distinct()
                .toList();
    }

    private static Stream<String> names(String expression) {
        return Pattern.compile(NAMES).matcher(expression).results().map(MatchResult::group);
    }
}
