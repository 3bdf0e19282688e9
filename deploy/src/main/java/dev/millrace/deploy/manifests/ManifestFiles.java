package dev.millrace.deploy.manifests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
     * Reads everything for a platform.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 66 if a file or an object is missing
     */
    public Manifests read(Platform platform) {
        Path written = home.root().resolve("src/main/kubernetes").resolve(platform.written());
        List<HasMetadata> generated = new ArrayList<>();
        for (Child service : SERVICES) {
            Path file = home.module(service).resolve("target/manifests/job").resolve(platform.generated());
            generated.addAll(new ManifestFile(file).objects());
        }
        List<HasMetadata> objects = new Kustomization(written).objects(generated);
        return new Manifests(
                platform,
                objects.stream().filter(object -> belongsTo(platform, object)).toList());
    }

    /** Quotas and the like are for who owns the cluster; images are built on OpenShift alone. */
    private static boolean belongsTo(Platform platform, HasMetadata object) {
        boolean owners = object instanceof ResourceQuota || object instanceof LimitRange || object instanceof Namespace;
        return !owners
                && (platform == Platform.OPENSHIFT || !object.getApiVersion().contains(".openshift.io/"));
    }
}
