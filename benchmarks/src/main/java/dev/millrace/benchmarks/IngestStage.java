package dev.millrace.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Measurement;
import dev.millrace.benchmarks.measure.Rounds;
import dev.millrace.benchmarks.own.GenerateRun;
import dev.millrace.benchmarks.own.IngestRun;
import dev.millrace.benchmarks.own.Input;
import dev.millrace.benchmarks.peer.FileStreamSource;
import dev.millrace.benchmarks.peer.Kcat;
import dev.millrace.benchmarks.peer.KcatIn;
import dev.millrace.benchmarks.peer.Payloads;
import dev.millrace.benchmarks.peer.ProducerPerformance;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.report.MovingTable;
import dev.millrace.benchmarks.report.Section;
import dev.millrace.benchmarks.report.Target;
import dev.millrace.contract.wire.WireFormat;

/** Measures the ingest. */
final class IngestStage {
    private static final double TIMES_CONNECT = 1.0;
    private static final double TIMES_PRODUCER = 0.7;
    private static final String TIMED = """
            All read the same file, but ProducerPerformance, which picks real rows from memory. Everybody: `acks=all`, no
            compression, 6 partitions. A value has %.0f bytes as csv and %.0f as json on average; ours carries a key and a
            batch header besides.
            *Moving*: of the ingest, the seconds in its manifest, from the begin of the batch until its end is committed; of
            Connect, from the first batch in the topic until the last; of ProducerPerformance, what it reports; of kcat, all
            of it. The *whole process* of the ingest also reads the file once before, for its hash; of Connect, it ends when the
            last row is in the topic.""";

    private final Session session;

    IngestStage(Session session) {
        this.session = session;
    }

    Section measure(Plan plan, Rounds rounds) throws IOException, InterruptedException {
        Input input = new Input(session.shop(), plan.moved());
        new GenerateRun(input).run();
        Payloads csv = Payloads.of(input, WireFormat.CSV);
        Payloads json = Payloads.of(input, WireFormat.JSON);
        List<Contestant> contestants = new ArrayList<>(List.of(
                new IngestRun(session, input, WireFormat.CSV),
                new IngestRun(session, input, WireFormat.JSON),
                new FileStreamSource(session, input),
                new ProducerPerformance(session, json, plan.moved())));
        if (Kcat.version().isPresent()) {
            contestants.add(new KcatIn(session, input));
        }
        rounds.warmUp(contestants);
        List<Measurement> measured = rounds.play(contestants);
        List<Target> targets = List.of(
                Target.speed(TIMES_CONNECT, measured.get(0), Optional.of(measured.get(2)), "Connect FileStream source"),
                Target.speed(TIMES_PRODUCER, measured.get(1), Optional.of(measured.get(3)), "ProducerPerformance"));
        List<Measurement> lines = new ArrayList<>(List.of(measured.get(0), measured.get(2)));
        lines.addAll(measured.subList(4, measured.size()));
        List<Measurement> objects = List.of(measured.get(1), measured.get(3));
        String timed = TIMED.formatted(csv.meanBytes(), json.meanBytes());
        return new Section("Ingest", timed, List.of(MovingTable.of(lines), MovingTable.of(objects)), targets);
    }
}
