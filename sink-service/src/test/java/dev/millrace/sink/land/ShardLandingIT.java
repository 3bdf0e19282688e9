package dev.millrace.sink.land;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.embeddedkafka.EmbeddedKafka;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.KafkaCluster;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Lets two shards vouch for a batch of which the control topic says that two rows were ingested. */
class ShardLandingIT {
    private static final Opened OPENED = Polls.opened(Map.of(0, 0L, 1, 0L));
    private static final LandingOrigin ORIGIN =
            new LandingOrigin("cluster", "sales", "topic-id", OPENED.details().startOffsets());
    private static EmbeddedKafka broker;
    private static KafkaCluster cluster;

    @TempDir
    private Path directory;

    private final List<ProgressEvent> events = new ArrayList<>();

    @BeforeAll
    static void complete(@TempDir Path log) throws Exception {
        broker = EmbeddedKafka.start(log);
        cluster = new KafkaCluster(Map.of("bootstrap.servers", broker.bootstrapServers()));
        cluster.ensureTopic(BatchLedger.TOPIC, 1, BatchLedger.TOPIC_CONFIG);
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "key.serializer", ByteArraySerializer.class,
                "value.serializer", ByteArraySerializer.class);
        Checkpoint end = new Checkpoint(100, 4, 1, 0, rows(1, 2), List.of());
        try (var producer = new KafkaProducer<byte[], byte[]>(config)) {
            producer.send(BatchLedger.record(OPENED.at(end).completed(Map.of(0, 2L, 1, 2L))))
                    .get();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
        broker.close();
    }

    private static Totals rows(long... offsets) {
        Tally tally = new Tally(Polls.SALES);
        for (long offset : offsets) {
            tally.add(Polls.row(offset));
        }
        return tally.totals();
    }

    private void land(Shard shard, Totals landed) {
        LandedFiles files = new LandedFiles(directory, shard);
        Progress progress = new Progress("sink", events::add);
        Gate gate = new Gate(Duration.ofSeconds(5), progress, new StopRequest());
        try (BatchLedger ledger = new BatchLedger(cluster)) {
            new ShardLanding(shard, gate, progress).run(ledger, OPENED, files, ORIGIN, () -> {
                ORIGIN.write(files.origin());
                return new Manifest(Stage.SINK, Polls.BATCH, "sales", "definition", landed, 0, List.of(), Map.of(), 1);
            });
        }
    }

    private String lastMessage() {
        return events.get(events.size() - 1).message();
    }

    @Test
    void theLastOneVouchesForTheBatch() {
        // Given
        land(new Shard(0, 2), rows(1));
        String first = lastMessage();

        // When
        land(new Shard(1, 2), rows(2));

        // Then
        assertThat(first).isEqualTo("shard 0/2 is landed, and others are not");
        assertThat(lastMessage()).isNull();
        assertThat(new ManifestFile().read(directory.resolve("manifest.json")))
                .map(Manifest::totals)
                .contains(rows(1, 2));
    }

    @Test
    void nobodyVouchesForRowsThatDoNotAddUp() {
        // Given
        land(new Shard(0, 2), rows(1));

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> land(new Shard(1, 2), rows(3)));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal).hasMessageStartingWith("Kafka gave back other rows than were ingested: 2 rows with hash ");
        assertThat(directory.resolve("manifest.json")).doesNotExist();
    }
}
