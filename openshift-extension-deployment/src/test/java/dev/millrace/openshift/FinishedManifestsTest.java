package dev.millrace.openshift;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.stage.RunMode;
import dev.millrace.deploy.manifests.Platform;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.openshift.api.model.BuildConfigBuilder;
import io.fabric8.openshift.api.model.ImageStreamBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FinishedManifestsTest {
    @TempDir
    private Path module;

    @Test
    void aJobListensNowhereAndLeavesItsSelectorToItsController() {
        // When
        List<HasMetadata> objects = finished(Platform.OPENSHIFT, RunMode.JOB);

        // Then
        assertThat(objects)
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .containsExactly("ImageStream millrace-sink", "BuildConfig millrace-sink", "Job millrace-sink");
        Job job = (Job) objects.get(2);
        assertThat(job.getSpec().getSelector()).isNull();
        assertThat(job.getSpec().getTemplate().getSpec().getSecurityContext()).isNull();
        assertThat(job.getSpec().getTemplate().getSpec().getContainers())
                .singleElement()
                .satisfies(container -> {
                    assertThat(container.getPorts()).isNullOrEmpty();
                    assertThat(container.getLivenessProbe()).isNull();
                });
    }

    @Test
    void everyObjectSaysWhoseItIs() {
        assertThat(finished(Platform.OPENSHIFT, RunMode.JOB))
                .allSatisfy(object -> assertThat(object.getMetadata().getLabels())
                        .containsEntry("app.kubernetes.io/name", "millrace-sink")
                        .containsEntry("app.kubernetes.io/version", "1.2")
                        .containsEntry("app.kubernetes.io/managed-by", "millrace"));
    }

    @Test
    void onAPlainKubernetesAGroupMayWriteToTheVolume() {
        // When
        Job job = (Job) finished(Platform.KUBERNETES, RunMode.JOB).get(2);

        // Then
        assertThat(job.getSpec().getTemplate().getSpec().getSecurityContext().getFsGroup())
                .isEqualTo(1000);
    }

    @Test
    void aServiceIsWhatItsFileSaysWithTheJobThatItOrders() throws Exception {
        // Given
        Path home = module;
        module = home.resolve("sink-service");
        write(module.resolve("src/main/kubernetes/service.yml"), """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: millrace-sink
                  labels:
                    app.kubernetes.io/component: sink
                spec:
                  template:
                    metadata:
                      labels:
                        app.kubernetes.io/component: sink
                    spec:
                      terminationGracePeriodSeconds: 60
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: millrace-eda-job
                  labels:
                    app.kubernetes.io/component: sink
                data:
                  job.yaml: |
                @EDA_JOB@
                """);
        write(home.resolve("src/main/kubernetes/eda/job.yaml"), """
                kind: Job
                spec:
                  terminationGracePeriodSeconds: 60
                """);

        // When
        List<HasMetadata> objects = finished(Platform.KUBERNETES, RunMode.SERVICE);

        // Then
        assertThat(objects)
                .extracting(HasMetadata::getKind)
                .endsWith("Deployment", "ConfigMap")
                .doesNotContain("Job");
        Deployment service = (Deployment) objects.get(2);
        assertThat(service.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getSecurityContext()
                        .getFsGroup())
                .isEqualTo(1000);
        assertThat(((ConfigMap) objects.get(3)).getData().get("job.yaml")).isEqualTo("""
                        kind: Job
                        spec:
                          terminationGracePeriodSeconds: 60
                          securityContext:
                            fsGroup: 1000
                        """);
    }

    private List<HasMetadata> finished(Platform platform, RunMode mode) {
        return new FinishedManifests(module, "1.2", platform, mode).of(generated());
    }

    private static List<HasMetadata> generated() {
        return List.of(
                new ServiceBuilder()
                        .withNewMetadata()
                        .withName("millrace-sink")
                        .endMetadata()
                        .build(),
                new ImageStreamBuilder()
                        .withNewMetadata()
                        .withName("openjdk-17")
                        .endMetadata()
                        .build(),
                new ImageStreamBuilder()
                        .withNewMetadata()
                        .withName("millrace-sink")
                        .withLabels(labels())
                        .endMetadata()
                        .build(),
                new BuildConfigBuilder()
                        .withNewMetadata()
                        .withName("millrace-sink")
                        .withLabels(labels())
                        .endMetadata()
                        .build(),
                new JobBuilder()
                        .withNewMetadata()
                        .withName("millrace-sink")
                        .withLabels(labels())
                        .endMetadata()
                        .withNewSpec()
                        .withNewSelector()
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(labels())
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .addNewPort()
                        .withContainerPort(8080)
                        .endPort()
                        .withNewLivenessProbe()
                        .endLivenessProbe()
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build());
    }

    private static Map<String, String> labels() {
        return new HashMap<>(Map.of("app.kubernetes.io/component", "sink"));
    }

    private static void write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
