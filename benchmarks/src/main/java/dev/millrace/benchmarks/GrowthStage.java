package dev.millrace.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Measurement;
import dev.millrace.benchmarks.measure.Rounds;
import dev.millrace.benchmarks.own.GenerateRun;
import dev.millrace.benchmarks.own.IngestRun;
import dev.millrace.benchmarks.own.Input;
import dev.millrace.benchmarks.own.SinkRun;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.report.MovingTable;
import dev.millrace.benchmarks.report.Section;
import dev.millrace.benchmarks.report.Target;
import dev.millrace.contract.wire.WireFormat;

/** Measures what ten times the rows cost. */
final class GrowthStage {
    private static final double TIMES_TIME = 11;
    private static final double TIMES_MEMORY = 1.1;
    private static final WireFormat WIRE = WireFormat.CSV;
    private static final String TIMED = """
            Every stage with a heap of 256 MB. *Moving* is the seconds in its manifest; peak memory is all that the process
            ever held, heap and everything else, as the kernel counts it (VmHWM).""";

    private final Session session;

    GrowthStage(Session session) {
        this.session = session;
    }

    Section measure(Plan plan, Rounds rounds) throws IOException, InterruptedException {
        List<Contestant> few = pipeline(new Input(session.shop(), plan.growing()));
        List<Contestant> all = new ArrayList<>(few);
        all.addAll(pipeline(new Input(session.shop(), plan.grown())));
        rounds.warmUp(few);
        List<Measurement> measured = rounds.play(all);
        List<Target> targets = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        for (int i = 0; i < few.size(); i++) {
            Measurement less = measured.get(i);
            Measurement more = measured.get(i + few.size());
            tables.add(MovingTable.of(List.of(less, more)));
            targets.add(Target.time(TIMES_TIME, less, more));
            targets.add(Target.memory(TIMES_MEMORY, less, more));
        }
        return new Section("Growth", TIMED, tables, targets);
    }

    /** In this order, each works on what the one before has just made. */
    private List<Contestant> pipeline(Input input) {
        return List.of(new GenerateRun(input), new IngestRun(session, input, WIRE), new SinkRun(session, input, WIRE));
    }
}
