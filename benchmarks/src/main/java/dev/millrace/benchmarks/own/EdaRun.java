package dev.millrace.benchmarks.own;

import java.io.IOException;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.process.JavaProgram;
import dev.millrace.benchmarks.process.Workshop;
import dev.millrace.contract.stage.OutDirectory;

/** The analysis with its whole report, as {@code ./millrace eda} starts it. */
public final class EdaRun implements Contestant {
    /** The heap that it is given, in MiB. */
    public static final int HEAP_MEGABYTES = 1024;

    private static final String PROCESS = "eda";

    private final LandedInput landed;
    private final StageJar stage;

    /** @param landed what to analyse */
    public EdaRun(Workshop shop, LandedInput landed) {
        this.landed = landed;
        this.stage = new StageJar(
                shop,
                PROCESS,
                JavaProgram.jar(
                        shop.jar("eda-runner", "eda-runner.jar"),
                        HEAP_MEGABYTES,
                        shop.archive(PROCESS),
                        landed.rows()));
    }

    @Override
    public String name() {
        return "Millrace eda";
    }

    @Override
    public long rows() {
        return landed.rows();
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        Map<String, String> settings = Map.of(
                "MILLRACE_OUT",
                landed.out().root().toString(),
                "MILLRACE_INPUT",
                landed.input().file().toString(),
                "MILLRACE_PROGRESS",
                "json",
                "MILLRACE_LAUNCHED",
                "true");
        return stage.run(settings, landed.out().report().resolve(OutDirectory.MANIFEST), landed.rows());
    }
}
