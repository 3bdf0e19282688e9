package dev.millrace.ingest.rest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.ingest.IngestSettings;
import dev.millrace.runtime.batch.BatchVerdict;
import dev.millrace.runtime.batch.StageProgressEvent;
import dev.millrace.runtime.control.ControlTopicProducer;
import dev.millrace.runtime.service.StageService;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the interface have at hand: a client, the data directory, and the other stages, played. */
abstract class RunningService {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI address;

    @Inject
    IngestSettings settings;

    @Inject
    StageService service;

    Client client;
    Shop shop;

    @BeforeEach
    void reach() {
        client = new Client(address);
        shop = new Shop(settings.out());
        await().until(() -> client.get("/batches").status() == 200);
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(50));
    }

    Path data() {
        return settings.out();
    }

    void awaitState(String id, String state) {
        await().until(() -> client.get("/batches/" + id).json().get("state").asText(), state::equals);
    }

    /** Waits until all rows of a batch are in Kafka. */
    void awaitIngested(String id) {
        await().until(() -> client.get("/batches/" + id)
                .json()
                .get("stages")
                .findValuesAsText("phase")
                .contains("done"));
    }

    /** Says that another stage has come to its end. */
    void play(String id, String stage, Phase phase, BatchVerdict verdict) {
        play(id, stage, phase, null, verdict);
    }

    /** Says that another stage has come to its end, and which batch it was. */
    void play(String id, String stage, Phase phase, String batch, BatchVerdict verdict) {
        ControlTopicProducer writer = service.producer();
        ProgressEvent event = new ProgressEvent(stage, phase, 3, 3, 0, 0.1, null, null);
        writer.publish(new StageProgressEvent(id, 1, batch, event, System.currentTimeMillis(), verdict), null);
    }
}
