package dev.millrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.millrace.cli.options.AnalysisInputOption;
import dev.millrace.cli.options.BatchIdOption;
import dev.millrace.cli.options.BatchOptions;
import dev.millrace.cli.options.CompareOptions;
import dev.millrace.cli.options.DeadlineOption;
import dev.millrace.cli.options.ExploreOptions;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.SparkOptions;
import dev.millrace.cli.options.StageSettings;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.home.Child;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Analyse a landed batch with Spark: figures, charts and a report. */
@Command(
        name = "eda",
        header = "Analyse a landed batch with Spark: figures, charts and a report.",
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace eda",
            "  ./millrace eda --input sales.csv --dataset sales.yaml",
            "  ./millrace eda --input 'archive/*.parquet' --dataset sales.yaml",
            "  ./millrace eda --input june.csv --dataset sales.yaml --compare may/report/summary.json --fail-on-drift",
            "  ./millrace eda --format csv --sql - < question.sql"
        })
final class EdaCommand implements Callable<Integer> {
    private static final String CONNECTORS = "MILLRACE_EDA_CLASSPATH";

    @Mixin
    private BatchOptions batch;

    @Mixin
    private AnalysisInputOption input;

    @Mixin
    private BatchIdOption id;

    @Mixin
    private CompareOptions compare;

    @Mixin
    private ExploreOptions explore;

    @Mixin
    private OutOption out;

    @Mixin
    private DeadlineOption deadline;

    @Mixin
    private SparkOptions spark;

    @Mixin
    private TalkOptions talk;

    @Override
    public Integer call() {
        OutDirectory directory = out.directory();
        if (explore.isQuery()) {
            return new QueryTurn(directory, talk).take(runInput(), settings()).code();
        }
        ExitCode code = new StageTurn(Child.EDA, directory, talk)
                .take(
                        runInput(),
                        settings(),
                        () -> Optional.empty(),
                        Optional.of(directory.report().resolve("index.html")));
        if (code == ExitCode.DONE && !talk.json()) {
            printTables(directory.report().resolve("summary.txt"));
        }
        return code.code();
    }

    private RunInput runInput() {
        return input.direct()
                .map(direct -> RunInput.direct(batch, direct))
                .orElseGet(() -> new RunInput(batch, input.moved()));
    }

    private Map<String, String> settings() {
        Map<String, String> settings =
                StageSettings.environment(List.of(batch, input, id, compare, explore, out, deadline, spark));
        // A child is told only what the command line says, and this is longer than one wants to type every time.
        StageSettings.add(settings, CONNECTORS, System.getenv(CONNECTORS));
        return settings;
    }

    private static void printTables(Path tables) {
        try {
            System.out.println();
            System.out.print(Files.readString(tables));
        } catch (IOException e) {
            throw new StageFailure(ExitCode.NO_INPUT, "%s cannot be read: analyse again.".formatted(tables), e);
        }
    }
}
