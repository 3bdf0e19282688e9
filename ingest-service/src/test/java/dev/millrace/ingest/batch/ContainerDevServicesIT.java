package dev.millrace.ingest.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.ingest.rows.RowChannel;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.KafkaCluster;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Ingests into the broker that Dev Services starts, as {@code quarkus dev} does. */
@QuarkusTest
@TestProfile(ContainerDevServicesIT.WithKafka.class)
@EnabledIf(value = "engineIsPresent", disabledReason = "there is no container engine here")
class ContainerDevServicesIT {
    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    RowChannel rows;

    /** Dev Services with the broker that the project is run with. */
    public static final class WithKafka implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.devservices.enabled", "true",
                    "quarkus.kafka.devservices.provider", "strimzi",
                    "quarkus.kafka.devservices.image-name", "apache/kafka:" + System.getProperty("kafka.version"));
        }
    }

    static boolean engineIsPresent() throws InterruptedException {
        try {
            return new ProcessBuilder("docker", "info")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aBatchGoesIntoTheBrokerThatDevServicesStarted(@TempDir Path directory) {
        // Given
        SalesFile sales = new SalesFile(directory, "sales");
        sales.write(IntStream.range(0, 1_000).mapToObj(SalesFile::goodRow));
        Progress progress = new Progress("ingest", event -> {});
        StopRequest stop = new StopRequest();

        try (KafkaCluster cluster = new KafkaCluster(kafka)) {
            // When
            new IngestBatch(cluster, rows, new Gate(Duration.ofSeconds(30), progress, stop), progress, stop)
                    .run(sales.request("0"));

            // Then
            try (BatchLedger ledger = new BatchLedger(cluster)) {
                assertThat(ledger.find(sales.batch()))
                        .hasValueSatisfying(batch -> assertThat(batch.state()).isEqualTo(BatchRecord.State.COMPLETED));
            }
            assertThat(sales.manifest().totals()).isEqualTo(sales.totals());
        }
    }
}
