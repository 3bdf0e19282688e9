package dev.millrace.deploy;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.files.FilesPod;
import dev.millrace.deploy.files.FilesPodNote;
import dev.millrace.deploy.files.Results;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.watch.Pace;

/**
 * What is done with a deployment from day to day.
 *
 * @param login the user's own
 * @param pace how often and how long to look
 */
public record NamespaceTurn(ClusterLogin login, Pace pace) {

    /**
     * What there is, and how it is.
     *
     * @throws StageFailure with code 66 if nothing was deployed
     */
    public List<StatusRow> status() {
        return login.use(cluster -> new NamespaceStatus(cluster, new Age(Instant.now())).rows());
    }

    /**
     * Prints the log of a stage.
     *
     * @throws StageFailure with code 66 if it has no pod
     */
    public void printLog(Child stage, PrintStream out) {
        login.use(cluster -> {
            new StageLogs(cluster, out).print(stage);
            return Optional.empty();
        });
    }

    /**
     * Prints the log of a stage as it grows, until its pod ends.
     *
     * @throws StageFailure with code 66 if it has no pod
     */
    public void followLog(Child stage, PrintStream out) {
        login.use(cluster -> {
            new StageLogs(cluster, out).follow(stage);
            return Optional.empty();
        });
    }

    /**
     * Brings the report and the manifests.
     *
     * @throws StageFailure with code 66 if nothing was deployed
     */
    public void results(OutDirectory out) {
        login.use(cluster -> {
            try (FilesPod files = FilesPod.start(cluster, new FilesPodNote(cluster).read(), pace)) {
                new Results(out).fetch(files);
            }
            return Optional.empty();
        });
    }

    /**
     * Removes what was deployed; volumes stay, and so do the images with which results are read from them.
     *
     * @param listener is told of each object that is gone
     */
    public void undeploy(Consumer<String> listener) {
        login.use(cluster -> {
            new Undeployment(cluster, pace).remove(listener);
            return Optional.empty();
        });
    }

    /**
     * Removes what was deployed, the volumes and the images.
     *
     * @param consent is asked once, with the volumes' names, before anything is removed
     * @param listener is told of each object that is gone
     * @throws StageFailure with code 64 if there is no consent
     */
    public void undeployWithData(Predicate<List<String>> consent, Consumer<String> listener) {
        login.use(cluster -> {
            Undeployment undeployment = new Undeployment(cluster, pace);
            List<String> volumes = undeployment.volumes();
            if (!volumes.isEmpty() && !consent.test(volumes)) {
                throw new StageFailure(ExitCode.USAGE, "Nothing was removed.");
            }
            undeployment.remove(listener);
            undeployment.removeVolumes(listener);
            return Optional.empty();
        });
    }
}
