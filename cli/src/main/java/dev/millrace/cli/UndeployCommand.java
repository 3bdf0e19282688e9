package dev.millrace.cli;

import java.io.Console;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.millrace.cli.options.ClusterOptions;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.NamespaceTurn;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.watch.Pace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The end of a deployment, for good. */
@Command(
        name = "undeploy",
        header = "Remove what ./millrace deploy has made in a namespace, and nothing else.",
        description = {
            "",
            "The volumes stay, with the data on them and the images that ./millrace results reads them with, unless"
                    + " --with-data is given."
        },
        footerHeading = "%nExamples%n",
        footer = {"  ./millrace undeploy", "  ./millrace undeploy --with-data --yes"})
final class UndeployCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @Option(names = "--with-data", description = "Remove the volumes and the images too, after asking.")
    private boolean withData;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Mixin
    private ClusterOptions cluster;

    @Override
    public Integer call() {
        AtomicInteger removed = new AtomicInteger();
        Consumer<String> listener = object -> {
            removed.incrementAndGet();
            System.out.println("removed " + object);
        };
        NamespaceTurn turn =
                new NamespaceTurn(new ClusterLogin(cluster.context(), cluster.namespace()), Pace.of(TIMEOUT));
        if (withData) {
            turn.undeployWithData(this::mayRemove, listener);
        } else {
            turn.undeploy(listener);
        }
        System.out.println(
                removed.get() == 0
                        ? "There was nothing that ./millrace deploy made."
                        : withData
                                ? "Nothing is left."
                                : "The volumes are left, with the images that ./millrace results reads them with;"
                                        + " --with-data removes them too.");
        return ExitCode.DONE.code();
    }

    private boolean mayRemove(List<String> volumes) {
        if (yes) {
            return true;
        }
        Console console = System.console();
        if (console == null) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "There is no terminal to ask at whether the data may be removed: say --yes to remove it.");
        }
        String answer = console.readLine("Remove %s with all data on them? [y/N] ", String.join(" and ", volumes));
        return answer != null && answer.strip().matches("(?i)y|yes");
    }
}
