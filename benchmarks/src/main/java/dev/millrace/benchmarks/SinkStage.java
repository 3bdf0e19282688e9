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
import dev.millrace.benchmarks.own.SinkRun;
import dev.millrace.benchmarks.peer.ConsumerPerformance;
import dev.millrace.benchmarks.peer.Copy;
import dev.millrace.benchmarks.peer.FileStreamSink;
import dev.millrace.benchmarks.peer.Kcat;
import dev.millrace.benchmarks.peer.KcatOut;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.TopicSize;
import dev.millrace.benchmarks.report.MovingTable;
import dev.millrace.benchmarks.report.Section;
import dev.millrace.benchmarks.report.Target;
import dev.millrace.contract.wire.WireFormat;

/** Measures the sink. */
final class SinkStage {
    private static final double CSV_TIMES_CONNECT = 1.2;
    private static final double CSV_TIMES_KCAT = 0.5;
    private static final double JSON_TIMES_CONNECT = 0.8;
    private static final String TIMED = """
            Of each wire, all read the same topic, which the ingest has written in transactions, from its beginning.
            *Moving*: of the sink, the seconds in its manifest, from the begin of the batch until its files are synced, renamed
            and compared with what was ingested; of Connect, from the first byte in its file until the last; of
            ConsumerPerformance, which keeps nothing, the time it reports as fetching; of kcat and `cp`, all of it. Nobody
            but the sink syncs. The *whole process* of the sink also reads the input once before, for its hash; of Connect, it
            ends when the last byte is in the file.""";

    private final Session session;

    SinkStage(Session session) {
        this.session = session;
    }

    Section measure(Plan plan, Rounds rounds) throws IOException, InterruptedException {
        Input input = new Input(session.shop(), plan.moved());
        new GenerateRun(input).run();
        List<Measurement> csv = measure(rounds, input, WireFormat.CSV);
        List<Measurement> json = measure(rounds, input, WireFormat.JSON);
        List<Target> targets = List.of(
                Target.speed(CSV_TIMES_CONNECT, csv.get(0), Optional.of(csv.get(1)), "Connect FileStream sink"),
                Target.speed(CSV_TIMES_KCAT, csv.get(0), kcat(csv), "kcat to a file"),
                Target.speed(JSON_TIMES_CONNECT, json.get(0), Optional.of(json.get(1)), "Connect FileStream sink"));
        return new Section("Sink", TIMED, List.of(MovingTable.of(csv), MovingTable.of(json)), targets);
    }

    private List<Measurement> measure(Rounds rounds, Input input, WireFormat wire)
            throws IOException, InterruptedException {
        new IngestRun(session, input, wire).run();
        TopicSize size = session.topics().size(IngestRun.TOPIC, input.rows());
        List<Contestant> contestants = new ArrayList<>(
                List.of(new SinkRun(session, input, wire), new FileStreamSink(session, IngestRun.TOPIC, size)));
        contestants.add(new ConsumerPerformance(session, IngestRun.TOPIC, input.rows()));
        if (Kcat.version().isPresent()) {
            contestants.add(new KcatOut(session, IngestRun.TOPIC, size));
        }
        if (wire == WireFormat.CSV) {
            contestants.add(new Copy(input));
        }
        rounds.warmUp(contestants);
        return rounds.play(contestants);
    }

    private static Optional<Measurement> kcat(List<Measurement> measured) {
        return measured.stream().filter(one -> one.name().startsWith("kcat")).findFirst();
    }
}
