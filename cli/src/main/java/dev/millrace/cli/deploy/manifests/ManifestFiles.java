package dev.millrace.cli.deploy.manifests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.millrace.cli.launch.Child;
import dev.millrace.cli.launch.MillraceHome;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Reads the manifests that lie beside the jars: those that the services' builds generate, and those of the root. */
public final class ManifestFiles {
    private static final Pattern BETWEEN_DOCUMENTS = Pattern.compile("(?m)^---.*$");
    private static final Pattern NOTHING = Pattern.compile("(?m)^\\s*(#.*)?$");
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
     * @throws StageFailure with code 66 if a file or an object is missing
     */
    public Manifests read(Platform platform) {
        List<HasMetadata> objects = new ArrayList<>();
        for (Path file : new Kustomization(home.root().resolve("src/main/kubernetes")).files()) {
            objects.addAll(documents(file));
        }
        for (Child service : SERVICES) {
            objects.addAll(documents(home.module(service).resolve("target/kubernetes").resolve(platform.generated())));
        }
        return new Manifests(platform, objects.stream()
                .filter(object -> belongsTo(platform, object))
                .toList());
    }

    /** Quotas and the like are for who owns the cluster; images are built on OpenShift alone. */
    private static boolean belongsTo(Platform platform, HasMetadata object) {
        boolean owners =
                object instanceof ResourceQuota || object instanceof LimitRange || object instanceof Namespace;
        return !owners && (platform == Platform.OPENSHIFT || !object.getApiVersion().contains(".openshift.io/"));
    }

    private static List<HasMetadata> documents(Path file) {
        try {
            return BETWEEN_DOCUMENTS
                    .splitAsStream(Files.readString(file))
                    .filter(text -> !NOTHING.matcher(text).replaceAll("").isBlank())
                    .flatMap(text -> objects(file, text))
                    .toList();
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "The manifest %s cannot be read: build it with mvn package.".formatted(file),
                    e);
        }
    }

    private static Stream<HasMetadata> objects(Path file, String text) {
        Object read = Serialization.unmarshal(new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        if (read instanceof HasMetadata object) {
            return Stream.of(object);
        }
        if (read instanceof io.fabric8.kubernetes.api.model.KubernetesList list) {
            return list.getItems().stream();
        }
        throw new StageFailure(ExitCode.NO_INPUT, "%s holds something that is no Kubernetes object.".formatted(file));
    }
}
