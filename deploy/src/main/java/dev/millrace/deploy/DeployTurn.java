package dev.millrace.deploy;

import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressListener;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.deploy.manifests.ManifestFiles;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.manifests.Platform;
import dev.millrace.deploy.manifests.Tailor;
import dev.millrace.deploy.manifests.Wishes;
import dev.millrace.deploy.watch.Pace;
import io.fabric8.kubernetes.client.utils.Serialization;

/**
 * What {@code ./millrace deploy} is asked to do, once the command line is understood.
 *
 * @param home where the jars and the manifests are
 * @param login the user's own
 * @param wishes what is wanted of the manifests
 * @param batch what is to be moved
 * @param pace how often and how long to look
 */
public record DeployTurn(MillraceHome home, ClusterLogin login, Wishes wishes, Deployment.Batch batch, Pace pace) {
    private static final String USERS = "security.openshift.io";

    /** Everything that would be created, as one stream of YAML; no cluster is asked. */
    public String dryRun() {
        return manifests().objects().stream()
                .map(object -> {
                    login.namespace().ifPresent(object.getMetadata()::setNamespace);
                    return Serialization.asYaml(object);
                })
                .collect(Collectors.joining());
    }

    /**
     * Deploys, and brings the results.
     *
     * @param view is told how far the stages are
     * @param echo is given every line of the stages' logs that is no event
     * @return how long it took
     * @throws dev.millrace.contract.stage.StageFailure with the sentence and the code of what failed
     */
    public Phases run(OutDirectory out, ProgressListener view, BiConsumer<Child, String> echo) {
        Manifests manifests = manifests();
        return login.use(cluster -> {
            // Manifests for OpenShift name no users.
            boolean givesUsers =
                    wishes.platform() == Platform.KUBERNETES && cluster.client().hasApiGroup(USERS, true);
            Manifests fitting = givesUsers ? manifests.withoutUsers() : manifests;
            return new Deployment(cluster, home, fitting, batch, pace, view, echo).run(out);
        });
    }

    private Manifests manifests() {
        return new Tailor(wishes).fit(new ManifestFiles(home).read(wishes.platform()));
    }
}
