package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.process.Command;
import dev.millrace.benchmarks.process.JavaProgram;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.TimedProcess;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** Kafka's own load generator, sending values that lie ready in memory: no file, no key, no transaction. */
public final class ProducerPerformance implements Contestant {
    private static final String TOPIC = "producer-performance";
    private static final int HEAP_MEGABYTES = 512;
    private static final Pattern RATE = Pattern.compile("(\\d+) records sent, ([\\d.]+) records/sec");

    private final Session session;
    private final Payloads payloads;
    private final long rows;

    /**
     * @param session with the broker
     * @param payloads what to send, at random
     * @param rows how many to send
     */
    public ProducerPerformance(Session session, Payloads payloads, long rows) {
        this.session = session;
        this.payloads = payloads;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "ProducerPerformance, %s values".formatted(payloads.wireName());
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        session.topics().makeAfresh(TOPIC);
        Path output = session.shop().output("producer-performance");
        List<String> words = JavaProgram.peer("org.apache.kafka.tools.ProducerPerformance", HEAP_MEGABYTES);
        words.addAll(List.of("--topic", TOPIC, "--num-records", Long.toString(rows), "--throughput", "-1"));
        words.addAll(List.of("--payload-file", payloads.file().toString(), "--producer-props"));
        words.addAll(List.of("bootstrap.servers=" + session.address(), "acks=all", "compression.type=none"));
        words.addAll(List.of("batch.size=131072", "linger.ms=5"));
        TimedProcess.Ended ended = TimedProcess.runToEnd(
                new Command(words, Map.of(), output, session.shop().log("producer-performance")));
        if (session.topics().written(TOPIC) != rows) {
            throw new StageFailure(ExitCode.BUG, "ProducerPerformance did not send %,d records.".formatted(rows));
        }
        return new Run(rows / lastRate(Files.readString(output)), ended.seconds(), ended.peakBytes());
    }

    /** Its last line is the sum of all: it begins before the first send and ends when the last is acknowledged. */
    static double lastRate(String output) {
        return RATE.matcher(output)
                .results()
                .reduce((earlier, later) -> later)
                .map(last -> Double.parseDouble(last.group(2)))
                .orElseThrow(() -> new StageFailure(ExitCode.BUG, "ProducerPerformance did not say how fast it was."));
    }
}
