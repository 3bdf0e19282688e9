package dev.millrace.cli;

import java.time.Duration;
import java.util.concurrent.Callable;

import dev.millrace.cli.options.ClusterOptions;
import dev.millrace.cli.view.Listing;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.deploy.NamespaceTurn;
import dev.millrace.deploy.StatusRow;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.watch.Pace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How far a deployment is. */
@Command(
        name = "status",
        header = "Show what ./millrace deploy has made in a namespace, and how it is.",
        footerHeading = "%nExamples%n",
        footer = {"  ./millrace status", "  ./millrace status --namespace shop"})
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private ClusterOptions cluster;

    @Override
    public Integer call() {
        ClusterLogin login = new ClusterLogin(cluster.context(), cluster.namespace());
        Listing listing = new Listing("OBJECT", "STATE", "SINCE", "MESSAGE");
        for (StatusRow row : new NamespaceTurn(login, Pace.of(Duration.ZERO)).status()) {
            listing.add(row.object(), row.state(), row.since(), row.message());
        }
        listing.lines().forEach(System.out::println);
        return ExitCode.DONE.code();
    }
}
