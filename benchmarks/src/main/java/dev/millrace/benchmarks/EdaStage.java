package dev.millrace.benchmarks;

import java.io.IOException;
import java.util.List;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Measurement;
import dev.millrace.benchmarks.measure.Rounds;
import dev.millrace.benchmarks.own.EdaRun;
import dev.millrace.benchmarks.own.LandedInput;
import dev.millrace.benchmarks.peer.OtherAnalysis;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.SparkProgram;
import dev.millrace.benchmarks.process.Workshop;
import dev.millrace.benchmarks.report.CostTable;
import dev.millrace.benchmarks.report.Section;
import dev.millrace.benchmarks.report.Target;

/** Measures the analysis. */
final class EdaStage {
    private static final double TIMES_SCRIPT = 0.4;
    private static final double TIMES_READING = 3.0;
    private static final String TIMED = """
            All read the same landed files, and are measured as whole processes, from their start to their end. *CPU* is what all
            threads of a process took together of all processors, as the kernel counts it when the process has ended. The
            analysis makes its whole report: two passes over the rows, all figures, plots, pages; and hashes the input, as
            `./millrace eda` does to find the batch. All Java but DuckDB's has a heap of 1 GiB; DuckDB has what it wants
            besides. Peak memory is all that the process ever held (VmHWM).""";

    private final Session session;

    EdaStage(Session session) {
        this.session = session;
    }

    Section measure(Plan plan, Rounds rounds) throws IOException, InterruptedException {
        Workshop shop = session.shop();
        SparkProgram spark = new SparkProgram(shop);
        LandedInput few = LandedInput.make(session, plan.analysed());
        LandedInput many = LandedInput.make(session, plan.analysedAtScale());
        OtherAnalysis.prepareReadOnce(shop, spark, few);
        List<Contestant> small = contestants(shop, spark, few);
        rounds.warmUp(small);
        List<Measurement> less = rounds.play(small);
        // Their files were written just now, and their programs have just run.
        List<Measurement> more = rounds.play(contestants(shop, spark, many));
        List<Target> targets = List.of(
                Target.processors(TIMES_SCRIPT, less.get(0), less.get(1)),
                Target.wall(TIMES_READING, more.get(0), more.get(2)),
                Target.heap(EdaRun.HEAP_MEGABYTES, more.get(0)));
        return new Section("Eda", TIMED, List.of(CostTable.of(less), CostTable.of(more)), targets);
    }

    private static List<Contestant> contestants(Workshop shop, SparkProgram spark, LandedInput landed) {
        return List.of(
                new EdaRun(shop, landed),
                OtherAnalysis.referenceScript(shop, spark, landed),
                OtherAnalysis.readOnce(shop, spark, landed),
                OtherAnalysis.duckDb(shop, landed));
    }
}
