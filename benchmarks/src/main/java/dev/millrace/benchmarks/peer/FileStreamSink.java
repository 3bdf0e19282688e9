package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.TimedProcess;
import dev.millrace.benchmarks.process.TopicSize;

/** Kafka Connect's file sink: every value of the same topic as a line of one file, never synced. */
public final class FileStreamSink implements Contestant {
    private final Session session;
    private final String topic;
    private final TopicSize size;
    private int run;

    /**
     * @param session with the broker
     * @param topic what to read
     * @param size of the topic
     */
    public FileStreamSink(Session session, String topic, TopicSize size) {
        this.session = session;
        this.topic = topic;
        this.size = size;
    }

    @Override
    public String name() {
        return "Connect FileStream sink";
    }

    @Override
    public long rows() {
        return size.records();
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        Path file = session.shop().file("connect-sink.txt");
        Files.deleteIfExists(file);
        // A new name is a new consumer group, which begins at the beginning.
        String name = "file-sink-" + topic + "-" + size.valueBytes() + "-" + ++run;
        Map<String, String> connector = Map.of(
                "name",
                name,
                "connector.class",
                "org.apache.kafka.connect.file.FileStreamSinkConnector",
                "tasks.max",
                "1",
                "file",
                file.toString(),
                "topics",
                topic);
        try (TimedProcess worker = new Connect(session).start("connect-sink", connector)) {
            return Arrival.of(worker, () -> Files.exists(file) ? Files.size(file) : 0, size.asLines());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
