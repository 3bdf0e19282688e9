package dev.millrace.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Measurement;
import dev.millrace.benchmarks.measure.Rounds;
import dev.millrace.benchmarks.own.GenerateRun;
import dev.millrace.benchmarks.own.Input;
import dev.millrace.benchmarks.peer.Copy;
import dev.millrace.benchmarks.peer.DuckDb;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.report.MovingTable;
import dev.millrace.benchmarks.report.Section;
import dev.millrace.benchmarks.report.Target;

/** Measures the generator. */
final class GenerateStage {
    private static final double TIMES_DUCKDB = 3.0;
    private static final String TIMED = """
            *Moving*: of the generator, the seconds in its manifest, from the first row until the file is synced and renamed;
            of DuckDB, its `COPY` alone; of `cp`, all of it.
            Besides, the generator hashes every row and the whole file and writes a manifest.""";

    private final Session session;

    GenerateStage(Session session) {
        this.session = session;
    }

    Section measure(Plan plan, Rounds rounds) throws IOException, InterruptedException {
        Input input = new Input(session.shop(), plan.moved());
        List<Contestant> contestants =
                List.of(new GenerateRun(input), new DuckDb(session.shop(), plan.moved()), new Copy(input));
        rounds.warmUp(contestants);
        List<Measurement> measured = rounds.play(contestants);
        Target target = Target.speed(TIMES_DUCKDB, measured.get(0), Optional.of(measured.get(1)), "DuckDB COPY");
        return new Section("Generate", TIMED, List.of(MovingTable.of(measured)), List.of(target));
    }
}
