package dev.millrace.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import dev.millrace.benchmarks.report.Section;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the JMH benchmarks. */
final class MicroStage {
    private static final String TIMED = "Nanoseconds for one row on one core, mean and 99.9 % error, by JMH.";

    Section measure() {
        try {
            Collection<RunResult> results =
                    new Runner(new OptionsBuilder().include("dev.millrace.*").build()).run();
            return new Section("Inside", TIMED, List.of(table(results)), List.of());
        } catch (RunnerException e) {
            throw new StageFailure(ExitCode.BUG, "JMH gave up: %s.".formatted(e.getMessage()), e);
        }
    }

    private static String table(Collection<RunResult> results) {
        StringBuilder table = new StringBuilder("| what | ns a row |\n|---|---|\n");
        for (RunResult run : results) {
            Result<?> result = run.getPrimaryResult();
            table.append(String.format(
                    Locale.ROOT, "| %s | %.0f ± %.0f |%n", label(run), result.getScore(), result.getScoreError()));
        }
        return table.toString();
    }

    private static String label(RunResult run) {
        String[] parts = run.getParams().getBenchmark().split("\\.");
        String name = parts[parts.length - 2].replace("Benchmark", "") + "." + parts[parts.length - 1];
        return run.getParams().getParamsKeys().stream()
                .map(key -> " " + run.getParams().getParam(key))
                .reduce(name, String::concat);
    }
}
