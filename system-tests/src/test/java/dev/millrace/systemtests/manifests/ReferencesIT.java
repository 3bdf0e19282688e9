package dev.millrace.systemtests.manifests;

import java.util.List;
import java.util.Set;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.ImageStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/** What a manifest names is there. */
class ReferencesIT {
    private static final String VERSION = System.getProperty("millrace.version");
    private static final String KAFKA_IMAGE = "docker.io/apache/kafka:4.1.1";

    @ParameterizedTest
    @EnumSource
    void everyClaimAndConfigMapIsDefined(Platform platform) {
        // When
        List<PodPlan> pods = platform.pods();

        // Then
        assertThat(pods).allSatisfy(pod -> {
            assertThat(names(platform, PersistentVolumeClaim.class)).containsAll(pod.claims());
            assertThat(pod.containers())
                    .flatMap(container -> container.getEnvFrom())
                    .extracting(source -> source.getConfigMapRef())
                    .extracting(ConfigMapEnvSource::getName)
                    .allMatch(names(platform, ConfigMap.class)::contains);
            assertThat(pod.spec().getVolumes())
                    .filteredOn(volume -> volume.getConfigMap() != null)
                    .allMatch(volume -> names(platform, ConfigMap.class)
                            .contains(volume.getConfigMap().getName()));
        });
    }

    @Test
    void everyImageIsBuiltToAStreamThatThePodsLookInto() {
        // Given
        Set<String> built = Platform.OPENSHIFT.objects(BuildConfig.class).stream()
                .filter(build -> build.getSpec().getOutput().getTo().getKind().equals("ImageStreamTag"))
                .map(build -> build.getSpec().getOutput().getTo().getName())
                .collect(toSet());

        // When
        Set<String> wanted = images(Platform.OPENSHIFT);

        // Then
        assertThat(wanted).isEqualTo(built).allMatch(image -> image.endsWith(":" + VERSION));
        assertThat(Platform.OPENSHIFT.objects(ImageStream.class))
                .allMatch(stream -> stream.getSpec().getLookupPolicy().getLocal());
        assertThat(names(Platform.OPENSHIFT, ImageStream.class))
                .isEqualTo(wanted.stream()
                        .map(image -> image.substring(0, image.indexOf(':')))
                        .collect(toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void everyPlatformRunsTheSameImages(Platform platform) {
        assertThat(images(platform)).isEqualTo(images(Platform.OPENSHIFT));
    }

    @Test
    void everyBuildIsOfADockerfileAndOfJarsThatAreSentToIt() {
        assertThat(Platform.OPENSHIFT.objects(BuildConfig.class)).hasSize(4).allSatisfy(build -> {
            assertThat(build.getSpec().getSource().getGit()).isNull();
            assertThat(build.getSpec().getStrategy().getDockerStrategy()).isNotNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceFindsAPod(Platform platform) {
        assertThat(platform.objects(Service.class))
                .allSatisfy(service -> assertThat(platform.pods()).anyMatch(pod -> pod.template()
                        .getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(service.getSpec().getSelector().entrySet())));
    }

    @ParameterizedTest
    @EnumSource
    void everyObjectSaysWhatItIsAndIsDefinedOnce(Platform platform) {
        // When
        List<HasMetadata> objects = platform.objects();

        // Then
        assertThat(objects)
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .doesNotHaveDuplicates();
        assertThat(objects).allSatisfy(object -> {
            var labels = object.getMetadata().getLabels();
            boolean kafkas = "kafka".equals(labels.get("app.kubernetes.io/component"));
            assertThat(object.getMetadata().getNamespace()).isNull();
            assertThat(labels)
                    .containsEntry("app.kubernetes.io/part-of", "millrace")
                    .containsEntry("app.kubernetes.io/version", kafkas ? tag(KAFKA_IMAGE) : VERSION)
                    .containsKeys("app.kubernetes.io/name", "app.kubernetes.io/component");
            PodPlan.of(object)
                    .ifPresent(pod ->
                            assertThat(pod.template().getMetadata().getLabels()).containsAllEntriesOf(labels));
        });
    }

    private static Set<String> images(Platform platform) {
        return platform.pods().stream()
                .flatMap(pod -> pod.containers().stream())
                .map(container -> container.getImage())
                .filter(image -> !image.equals(KAFKA_IMAGE))
                .collect(toSet());
    }

    private static String tag(String image) {
        return image.substring(image.indexOf(':') + 1);
    }

    private static Set<String> names(Platform platform, Class<? extends HasMetadata> kind) {
        return platform.objects(kind).stream()
                .map(object -> object.getMetadata().getName())
                .collect(toSet());
    }
}
