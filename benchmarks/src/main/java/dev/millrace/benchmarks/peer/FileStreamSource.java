package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.own.Input;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.TimedProcess;

/** Kafka Connect's file source: every line of the same CSV as a string, no key, nothing parsed, no transaction. */
public final class FileStreamSource implements Contestant {
    private static final String TOPIC = "connect-lines";
    private static final long HEADER = 1;
    private static final int BATCH = 5000;

    /** More lines than fit into its buffer of 1,024 characters. */
    private static final int BUFFERED = 100;

    private final Session session;
    private final Input input;

    /**
     * @param session with the broker
     * @param input what to read
     */
    public FileStreamSource(Session session, Input input) {
        this.session = session;
        this.input = input;
    }

    @Override
    public String name() {
        return "Connect FileStream source";
    }

    @Override
    public long rows() {
        return input.rows();
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        session.topics().makeAfresh(TOPIC);
        Map<String, String> connector = Map.of(
                "name",
                "file-source",
                "connector.class",
                "org.apache.kafka.connect.file.FileStreamSourceConnector",
                "tasks.max",
                "1",
                "file",
                input.file().toString(),
                "topic",
                TOPIC,
                "batch.size",
                Integer.toString(batch(input.rows() + HEADER)));
        try (TimedProcess worker = new Connect(session).start("connect-source", connector)) {
            return Arrival.of(worker, () -> session.topics().written(TOPIC), input.rows() + HEADER);
        }
    }

    /**
     * When a batch is full just before the end of the file, this connector leaves the lines behind it in its buffer for
     * ever: so the last batch must not be a tiny one.
     */
    static int batch(long lines) {
        int batch = BATCH;
        while (lines % batch < BUFFERED && lines >= BATCH) {
            batch -= BUFFERED;
        }
        return batch;
    }
}
