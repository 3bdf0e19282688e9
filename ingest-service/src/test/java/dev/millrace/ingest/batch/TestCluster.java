package dev.millrace.ingest.batch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.MalformedRecordException;
import dev.millrace.contract.wire.WireCodec;
import dev.millrace.embeddedkafka.EmbeddedKafka;
import dev.millrace.ingest.rows.Producers;
import dev.millrace.ingest.rows.RowChannel;
import dev.millrace.ingest.rows.TransactionSubscriber;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.DeadLetter;
import dev.millrace.kafka.DeadLetterReader;
import dev.millrace.kafka.KafkaCluster;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker, and what a test does with it: ingests that end well or not, and a look at what is committed. */
public final class TestCluster implements AutoCloseable {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

    private final EmbeddedKafka broker;
    private final Map<String, Object> clientConfig;

    private TestCluster(EmbeddedKafka broker) {
        this.broker = broker;
        this.clientConfig = Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    static TestCluster start(Path log) throws Exception {
        return new TestCluster(EmbeddedKafka.start(log));
    }

    /** Says something of a batch on the control topic. */
    public void write(BatchRecord batch) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put("key.serializer", ByteArraySerializer.class);
        config.put("value.serializer", ByteArraySerializer.class);
        try (var producer = new KafkaProducer<byte[], byte[]>(config)) {
            producer.send(BatchLedger.record(batch));
        }
    }

    /** A connection of the caller's own. */
    public KafkaCluster connect() {
        return new KafkaCluster(clientConfig);
    }

    /** Ingests; returns the messages with which it was done. */
    List<String> ingest(IngestRequest request) {
        return ingest(request, Integer.MAX_VALUE, Runnable::run);
    }

    /** Ingests with a producer that throws instead of making its n-th commit, as if the process had died there. */
    void ingestDyingAtCommit(IngestRequest request, int n) {
        ingest(request, n, commit -> {
            throw new IllegalStateException("died");
        });
    }

    /** Ingests with a producer whose n-th commit fails before Kafka has it. */
    List<String> ingestLosingCommit(IngestRequest request, int n) {
        return ingest(request, n, commit -> {
            throw new TimeoutException("lost on the way there");
        });
    }

    /** Ingests; the n-th commit is lost, and meanwhile another ingest goes on with the batch, and dies at its commit m. */
    void ingestLosingCommitToAnother(IngestRequest request, int n, int m) {
        ingest(request, n, commit -> {
            try {
                ingestDyingAtCommit(request, m);
            } catch (IllegalStateException died) {
                throw new TimeoutException("lost on the way there", died);
            }
        });
    }

    /** Ingests with a producer whose n-th commit fails after Kafka has it. */
    List<String> ingestLosingAnswerOfCommit(IngestRequest request, int n) {
        return ingest(request, n, commit -> {
            commit.run();
            throw new TimeoutException("lost on the way back");
        });
    }

    /** Ingests with a producer that does something else before its n-th commit. */
    List<String> ingestWhile(IngestRequest request, int n, Runnable something) {
        return ingest(request, n, commit -> {
            something.run();
            commit.run();
        });
    }

    /** Ingests with a producer that does something else behind its n-th commit. */
    List<String> ingestPausingBehindCommit(IngestRequest request, int n, Runnable something) {
        return ingest(request, n, commit -> {
            commit.run();
            something.run();
        });
    }

    /** Ingests, and before the n-th commit lets another ingest of the same batch run to its end. */
    void ingestOvertakenAtCommit(IngestRequest request, int n) {
        ingestWhile(request, n, () -> ingest(request));
    }

    /** Ingests a replay, and before it commits its claim lets another ingest run to its end. */
    void ingestInterruptedAtClaim(IngestRequest replay, IngestRequest other) {
        ingest(replay, new InterferedProducers(name -> name.startsWith(ReplayFence.CLAIM), 1, commit -> {
            ingest(other);
            commit.run();
        }));
    }

    /** Ingests a shard, and before it commits that the batch is open lets another ingest run to its end. */
    List<String> ingestInterruptedAtOpening(IngestRequest shard, String batch, IngestRequest other) {
        return ingest(shard, new InterferedProducers(batch::equals, 1, commit -> {
            ingest(other);
            commit.run();
        }));
    }

    private List<String> ingest(IngestRequest request, int n, Consumer<Runnable> interference) {
        // The producer of the rows, which has the shard in its name.
        return ingest(
                request,
                new InterferedProducers(name -> name.endsWith(request.shard().suffix()), n, interference));
    }

    private List<String> ingest(IngestRequest request, Producers producers) {
        List<ProgressEvent> events = new ArrayList<>();
        Progress progress = new Progress("ingest", events::add);
        StopRequest stop = new StopRequest();
        try (KafkaCluster cluster = new KafkaCluster(clientConfig)) {
            Gate gate = new Gate(Duration.ofSeconds(30), progress, stop);
            RowChannel rows = new RowChannel(producers);
            rows.rows().subscribe().withSubscriber(new TransactionSubscriber());
            new IngestBatch(cluster, rows, gate, progress, stop).run(request);
        }
        return events.stream()
                .filter(event -> event.phase() == Phase.DONE)
                .map(ProgressEvent::message)
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, Object> producerConfig(String batch) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put("transactional.id", "ingest-" + batch);
        // What a dead ingest leaves open keeps every reader of the control topic waiting until this is over.
        config.put("transaction.timeout.ms", (int) TRANSACTION_TIMEOUT.toMillis());
        config.put("key.serializer", ByteArraySerializer.class);
        config.put("value.serializer", ByteArraySerializer.class);
        return config;
    }

    /** Interferes with the first producer of a kind; others do as they are told. */
    private final class InterferedProducers implements Producers {
        private final Predicate<String> kind;
        private final Consumer<Runnable> interference;
        private int n;

        InterferedProducers(Predicate<String> kind, int n, Consumer<Runnable> interference) {
            this.kind = kind;
            this.n = n;
            this.interference = interference;
        }

        @Override
        public Producer<byte[], byte[]> open(String batch) {
            boolean interfered = kind.test(batch);
            var producer =
                    new InterferedProducer(producerConfig(batch), interfered ? n : Integer.MAX_VALUE, interference);
            n = interfered ? Integer.MAX_VALUE : n;
            producer.initTransactions();
            return producer;
        }

        @Override
        public Duration transactionTimeout() {
            return TRANSACTION_TIMEOUT;
        }
    }

    private static final class InterferedProducer extends KafkaProducer<byte[], byte[]> {
        private final Consumer<Runnable> interference;
        private int commitsLeft;

        InterferedProducer(Map<String, Object> config, int n, Consumer<Runnable> interference) {
            super(config);
            this.commitsLeft = n;
            this.interference = interference;
        }

        @Override
        public void commitTransaction() {
            if (--commitsLeft == 0) {
                flush();
                interference.accept(super::commitTransaction);
            } else {
                super.commitTransaction();
            }
        }
    }

    BatchRecord batch(SalesFile sales) {
        return batch(sales.batch());
    }

    BatchRecord batch(String id) {
        try (KafkaCluster cluster = new KafkaCluster(clientConfig);
                BatchLedger ledger = new BatchLedger(cluster)) {
            return ledger.find(id).orElseThrow();
        }
    }

    Totals committedTotals(SalesFile sales) {
        return committedTotals(sales, Map.of());
    }

    /** What the committed rows of a batch add up to, from these offsets on. */
    Totals committedTotals(SalesFile sales, Map<Integer, Long> from) {
        WireCodec codec = sales.request("0").wire().codec(sales.definition());
        Tally tally = new Tally(sales.definition());
        for (var record : committed(sales.definition().name())) {
            if (record.offset() >= from.getOrDefault(record.partition(), 0L)) {
                try {
                    tally.add(codec.decode(record.value()));
                } catch (MalformedRecordException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return tally.totals();
    }

    List<DeadLetter> deadLetters(SalesFile sales) {
        List<DeadLetter> letters = new ArrayList<>();
        try (KafkaCluster cluster = new KafkaCluster(clientConfig)) {
            new DeadLetterReader(cluster, new StopRequest())
                    .read(sales.definition().name(), letters::add);
        }
        return letters;
    }

    private List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put("isolation.level", "read_committed");
        config.put("key.deserializer", ByteArrayDeserializer.class);
        config.put("value.deserializer", ByteArrayDeserializer.class);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaCluster cluster = new KafkaCluster(clientConfig);
                var consumer = new KafkaConsumer<byte[], byte[]>(config)) {
            Map<TopicPartition, Long> ends = cluster.endOffsets(topic).entrySet().stream()
                    .collect(Collectors.toMap(end -> new TopicPartition(topic, end.getKey()), Map.Entry::getValue));
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public void close() throws Exception {
        broker.close();
    }
}
