package dev.millrace.openshift;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.contract.stage.RunMode;
import dev.millrace.deploy.ModuleDeployment;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.deploy.manifests.ManifestFile;
import dev.millrace.deploy.manifests.Platform;
import io.dekorate.utils.Serialization;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.quarkus.deployment.IsNormalNotRemoteDev;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.GeneratedFileSystemResourceBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.kubernetes.spi.DecoratorBuildItem;
import io.quarkus.kubernetes.spi.GeneratedKubernetesResourceBuildItem;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What is done with the manifests between their generation and their deployment, both of which are Quarkus's. */
public final class OpenShiftProcessor {

    /** Has the manifests finished while they are generated: what lies in target/kubernetes is what Quarkus deploys. */
    @BuildStep
    void finish(
            ApplicationInfoBuildItem application,
            OutputTargetBuildItem output,
            BuildProducer<DecoratorBuildItem> decorators) {
        for (Platform platform : Platform.values()) {
            FinishedManifests finished =
                    new FinishedManifests(module(output), application.getVersion(), platform, RunMode.chosen());
            decorators.produce(new DecoratorBuildItem(platform.id(), new LastDecorator(finished::of)));
        }
    }

    /**
     * Writes the manifests of the service's other life; and if Quarkus is to deploy, looks at the namespace and brings what no
     * service owns. A file of the build is what Quarkus waits for before it builds an image.
     *
     * @throws dev.millrace.contract.stage.StageFailure with what is missing; it ends the build
     */
    @BuildStep(onlyIf = IsNormalNotRemoteDev.class)
    void bring(
            List<GeneratedKubernetesResourceBuildItem> manifests,
            ApplicationInfoBuildItem application,
            OutputTargetBuildItem output,
            BuildProducer<GeneratedFileSystemResourceBuildItem> files) {
        for (Platform platform : Platform.values()) {
            List<HasMetadata> own = objects(manifests, platform);
            List<HasMetadata> service =
                    new FinishedManifests(module(output), application.getVersion(), platform, RunMode.SERVICE).of(own);
            files.produce(new GeneratedFileSystemResourceBuildItem(
                    "manifests/service/" + platform.generated(), yaml(service)));
        }
        target().ifPresent(platform -> new ModuleDeployment(
                        new MillraceHome(module(output).getParent()),
                        new ClusterLogin(Optional.empty(), namespace()),
                        Optional.empty())
                .bring(platform, RunMode.chosen(), objects(manifests, platform)));
    }

    private static List<HasMetadata> objects(List<GeneratedKubernetesResourceBuildItem> manifests, Platform platform) {
        return manifests.stream()
                .filter(manifest -> manifest.getName().equals(platform.generated()))
                .flatMap(manifest -> ManifestFile.parse(new String(manifest.getContent(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static byte[] yaml(List<HasMetadata> objects) {
        return Serialization.asYaml(
                        new KubernetesListBuilder().withItems(objects).build())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Path module(OutputTargetBuildItem output) {
        return output.getOutputDirectory().getParent();
    }

    /** What Quarkus was told to deploy to; empty if it is to deploy nothing. */
    private static Optional<Platform> target() {
        Config config = ConfigProvider.getConfig();
        return Stream.of(Platform.values())
                .filter(platform -> config.getOptionalValue("quarkus.%s.deploy".formatted(platform.id()), Boolean.class)
                        .orElse(false))
                .findFirst();
    }

    private static Optional<String> namespace() {
        return ConfigProvider.getConfig().getOptionalValue("quarkus.kubernetes-client.namespace", String.class);
    }
}
