package dev.millrace.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.millrace.cli.launch.BrokerChoice;
import dev.millrace.cli.options.BatchOptions;
import dev.millrace.cli.options.DeadlineOption;
import dev.millrace.cli.options.InputOption;
import dev.millrace.cli.options.KafkaOptions;
import dev.millrace.cli.options.LandOptions;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.PublishOptions;
import dev.millrace.cli.options.StageSettings;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.cli.options.ThreadsOption;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.EvidenceFinder;
import dev.millrace.contract.verify.Verdict;
import dev.millrace.deploy.home.Child;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All of it: starts every stage, and compares in the end what they saw. */
@Command(
        name = "run",
        header = "Carry a batch from CSV through Kafka and Spark to a verified report.",
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace run",
            "  ./millrace run --rows 1000000 --wire csv --out big",
            "  ./millrace run --input sales.csv --dataset sales.yaml --max-rejected 1%%",
            "  ./millrace run --defects 1%% --max-rejected 2%%",
            "  ./millrace run --kafka broker:9093 --kafka-property security.protocol=SSL"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private BatchOptions batch;

    @Mixin
    private InputOption input;

    @Mixin
    private PublishOptions publish;

    @Mixin
    private LandOptions land;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private OutOption out;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private DeadlineOption deadline;

    @Mixin
    private TalkOptions talk;

    @Override
    public Integer call() {
        return RunReport.of(talk).about(this::run).code();
    }

    private ExitCode run(RunReport report) {
        long start = System.nanoTime();
        RunInput source = new RunInput(batch, input);
        DatasetDefinition definition = source.definition();
        List<Child> stages = source.stages();
        OutDirectory directory = out.directory();
        BrokerChoice broker = BrokerChoice.of(kafka, directory);
        report.begin(definition, source, new BrokerInWords(broker).toString(), directory);

        var settings = StageSettings.environment(List.of(batch, input, publish, land, kafka, out, threads, deadline));
        new StageLauncher(directory, settings, Optional.of(broker), talk).launch(stages, source.rows());

        Evidence evidence = new EvidenceFinder(directory).find(source.origin(directory, definition));
        double seconds = (System.nanoTime() - start) / 1e9;
        return report.end(evidence, Verdict.of(evidence), directory.report().resolve("index.html"), seconds);
    }
}
