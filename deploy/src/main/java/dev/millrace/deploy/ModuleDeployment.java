package dev.millrace.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.RunMode;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.files.FilesPodNote;
import dev.millrace.deploy.files.FilesPodPlan;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.deploy.manifests.ImagePrefix;
import dev.millrace.deploy.manifests.Labels;
import dev.millrace.deploy.manifests.ManifestFiles;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.manifests.OtherStages;
import dev.millrace.deploy.manifests.Platform;
import dev.millrace.deploy.manifests.Tailor;
import dev.millrace.deploy.manifests.Wishes;
import dev.millrace.deploy.preflight.Preflight;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/**
 * One module of the build on its way into a namespace, as {@code mvn package -Dquarkus.openshift.deploy=true} sends it. Modules
 * are sent one by one or side by side; each brings what they share, if it is not there yet.
 *
 * @param home where the sources are
 * @param login the user's own
 * @param images where images are that somebody pushed; empty where the cluster builds them, or Quarkus names them
 */
public record ModuleDeployment(MillraceHome home, ClusterLogin login, Optional<ImagePrefix> images) {
    /** {@code status}, {@code logs} and {@code results} read the stages' events. */
    private static final Map<String, String> SETTINGS = Map.of("MILLRACE_PROGRESS", "json");

    /**
     * Looks whether the namespace can take the module, and brings what no module owns.
     *
     * @param module its own objects, which somebody else applies
     * @throws dev.millrace.contract.stage.StageFailure with what is missing
     */
    public void bring(Platform platform, RunMode mode, List<HasMetadata> module) {
        Manifests manifests = manifests(platform, mode, module);
        login.use(cluster -> {
            bring(cluster, manifests, module);
            return Optional.empty();
        });
    }

    Manifests manifests(Platform platform, RunMode mode, List<HasMetadata> module) {
        List<HasMetadata> objects = new ArrayList<>(new ManifestFiles(home).shared(platform, mode));
        objects.addAll(mode == RunMode.JOB ? new OtherStages(home).beside(module, platform) : module);
        Wishes wishes = new Wishes(SETTINGS, images, Optional.empty());
        return new Tailor(wishes).fit(new Manifests(platform, objects));
    }

    void bring(Cluster cluster, Manifests manifests, List<HasMetadata> module) {
        new Preflight(cluster, manifests).checkBeside(module);
        new Groundwork(cluster).lay(manifests);
        module.stream()
                .filter(Job.class::isInstance)
                .map(Job.class::cast)
                .filter(job -> job.getMetadata().getName().equals(Labels.object(Child.INGEST)))
                .forEach(ingest -> new FilesPodNote(cluster).write(new FilesPodPlan(ingest).pod()));
    }
}
