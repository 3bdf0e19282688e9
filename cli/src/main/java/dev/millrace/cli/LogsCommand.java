package dev.millrace.cli;

import java.time.Duration;
import java.util.concurrent.Callable;

import dev.millrace.cli.options.ClusterOptions;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.deploy.NamespaceTurn;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.watch.Pace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a stage of a deployment has to say. */
@Command(
        name = "logs",
        header = "Show the log of a stage that runs, or ran, in a namespace.",
        footerHeading = "%nExamples%n",
        footer = {"  ./millrace logs ingest", "  ./millrace logs eda --follow"})
final class LogsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STAGE", description = "One of generate, ingest, sink and eda, or kafka.")
    private Child stage;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until the stage ends.")
    private boolean follow;

    @Mixin
    private ClusterOptions cluster;

    @Override
    public Integer call() {
        ClusterLogin login = new ClusterLogin(cluster.context(), cluster.namespace());
        NamespaceTurn turn = new NamespaceTurn(login, Pace.of(Duration.ZERO));
        if (follow) {
            turn.followLog(stage, System.out);
        } else {
            turn.printLog(stage, System.out);
        }
        return ExitCode.DONE.code();
    }
}
