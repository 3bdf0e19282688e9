package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.process.Command;
import dev.millrace.benchmarks.process.JavaProgram;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.TimedProcess;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** Kafka's own reader, which throws away what it reads. */
public final class ConsumerPerformance implements Contestant {
    private static final int HEAP_MEGABYTES = 512;

    /** Columns of its line, from 0: how many messages it read, and for how many milliseconds it was fetching. */
    private static final int MESSAGES = 4;

    private static final int FETCH_MILLIS = 7;

    private final Session session;
    private final String topic;
    private final long rows;
    private int run;

    /**
     * @param session with the broker
     * @param topic what to read
     * @param rows in it
     */
    public ConsumerPerformance(Session session, String topic, long rows) {
        this.session = session;
        this.topic = topic;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "ConsumerPerformance";
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        Path output = session.shop().output("consumer-performance");
        List<String> words = JavaProgram.peer("org.apache.kafka.tools.ConsumerPerformance", HEAP_MEGABYTES);
        words.addAll(List.of("--bootstrap-server", session.address(), "--topic", topic, "--hide-header"));
        words.addAll(List.of("--messages", Long.toString(rows), "--timeout", "60000"));
        words.addAll(List.of("--group", "performance-%d-%d".formatted(System.nanoTime(), ++run)));
        TimedProcess.Ended ended = TimedProcess.runToEnd(
                new Command(words, Map.of(), output, session.shop().log("consumer-performance")));
        return new Run(fetchSeconds(Files.readString(output)), ended.seconds(), ended.peakBytes());
    }

    private double fetchSeconds(String output) {
        String[] columns = output.strip().split(",\\s*");
        if (columns.length <= FETCH_MILLIS || Long.parseLong(columns[MESSAGES]) < rows) {
            throw new StageFailure(ExitCode.BUG, "ConsumerPerformance did not read %,d records.".formatted(rows));
        }
        return Long.parseLong(columns[FETCH_MILLIS]) / 1e3;
    }
}
