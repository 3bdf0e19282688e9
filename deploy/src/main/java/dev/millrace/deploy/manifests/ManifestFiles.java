package dev.millrace.deploy.manifests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.millrace.contract.stage.RunMode;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ResourceQuota;

/** Reads the manifests that lie beside the jars: those that the services' builds generate, and those of the root. */
public final class ManifestFiles {
    private static final List<Child> SERVICES = List.of(Child.GENERATE, Child.INGEST, Child.SINK);

    private final MillraceHome home;

    /**
     * @param home where Millrace was built
     */
    public ManifestFiles(MillraceHome home) {
        this.home = home;
    }

    /**
     * Reads all that the Jobs of a batch need.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 66 if a file or an object is missing
     */
    public Manifests read(Platform platform) {
        List<HasMetadata> objects = new ArrayList<>(shared(platform, RunMode.JOB));
        objects.addAll(analysis(platform, RunMode.JOB));
        for (Child service : SERVICES) {
            Path file = home.module(service).resolve("target/kubernetes").resolve(platform.generated());
            objects.addAll(new ManifestFile(file).objects());
        }
        Manifests manifests = new Manifests(platform, objects);
        manifests.requireStages();
        return manifests;
    }

    /** What no module of the build owns. */
    public List<HasMetadata> shared(Platform platform, RunMode mode) {
        return written(platform, mode).filter(object -> !isOfAnalysis(object)).toList();
    }

    /** What the analysis needs: its Job, unless the sink orders it, and on OpenShift how its image is built. */
    public List<HasMetadata> analysis(Platform platform, RunMode mode) {
        return written(platform, mode).filter(ManifestFiles::isOfAnalysis).toList();
    }

    private Stream<HasMetadata> written(Platform platform, RunMode mode) {
        Path written = home.root().resolve("src/main/kubernetes");
        Stream<HasMetadata> kept = new Kustomization(written.resolve(platform.written(mode))).objects().stream();
        // On OpenShift the list leaves it out, because a Job cannot be applied a second time.
        Stream<HasMetadata> job = platform == Platform.OPENSHIFT && mode == RunMode.JOB
                ? new Kustomization(written.resolve("eda")).objects().stream()
                : Stream.empty();
        return Stream.concat(kept, job).filter(ManifestFiles::isForUsers);
    }

    /** Quotas and the like are for who owns the cluster. */
    private static boolean isForUsers(HasMetadata object) {
        return !(object instanceof ResourceQuota || object instanceof LimitRange || object instanceof Namespace);
    }

    private static boolean isOfAnalysis(HasMetadata object) {
        return object.getMetadata().getName().equals(Labels.object(Child.EDA));
    }
}
