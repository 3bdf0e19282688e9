package dev.millrace.cli;

import java.util.concurrent.Callable;

import dev.millrace.cli.options.BatchIdOption;
import dev.millrace.cli.options.BatchOptions;
import dev.millrace.cli.options.ClusterOptions;
import dev.millrace.cli.options.DeadlineOption;
import dev.millrace.cli.options.InputOption;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.EvidenceFinder;
import dev.millrace.contract.verify.Verdict;
import dev.millrace.deploy.NamespaceTurn;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.watch.Pace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The end of a deployment, once more. */
@Command(
        name = "results",
        header = "Fetch the report and the manifests from a namespace, and verify them again.",
        description = {"", "Without options about the batch, it is the one that was analysed last."},
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace results",
            "  ./millrace results --namespace shop --out shop",
            "  ./millrace results --input sales.csv --dataset sales.yaml"
        })
final class ResultsCommand implements Callable<Integer> {
    @Mixin
    private BatchOptions batch;

    @Mixin
    private InputOption input;

    @Mixin
    private BatchIdOption id;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private OutOption out;

    @Mixin
    private DeadlineOption deadline;

    @Mixin
    private TalkOptions talk;

    @Override
    public Integer call() {
        return RunReport.of(talk).about(this::results).code();
    }

    private ExitCode results(RunReport report) {
        long start = System.nanoTime();
        BatchChoice choice = new BatchChoice(batch, input, id);
        DatasetDefinition definition = choice.definition();
        OutDirectory directory = out.directory();
        ClusterLogin login = new ClusterLogin(cluster.context(), cluster.namespace());
        new NamespaceTurn(login, Pace.of(deadline.deadline())).results(directory);
        Evidence evidence = new EvidenceFinder(directory).find(choice.origin(directory, definition));
        double seconds = (System.nanoTime() - start) / 1e9;
        return report.verified(
                evidence, Verdict.of(evidence), directory.report().resolve("index.html"), seconds);
    }
}
