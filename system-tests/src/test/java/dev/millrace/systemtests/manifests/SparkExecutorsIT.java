package dev.millrace.systemtests.manifests;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The analysis with executors as pods: few rights, restricted pods, and a sum that fits. */
class SparkExecutorsIT {
    private static final Path OVERLAY = Platform.HOME.resolve("src/main/kubernetes/overlays/spark-executors");

    private final List<HasMetadata> objects =
            Kustomization.render(OVERLAY).stream().map(StrictManifest::read).toList();
    private final PodSpec driver = one(Job.class).getSpec().getTemplate().getSpec();
    private final Map<String, String> config = one(ConfigMap.class).getData();
    private final Pod executor = (Pod) StrictManifest.read(
            Kustomization.documents(config.get("executor.yaml")).get(0));

    @Test
    void theDriverMayDoNothingButKeepPods() {
        // When
        Role role = one(Role.class);

        // Then
        assertThat(role.getRules()).singleElement().satisfies(rule -> {
            assertThat(rule.getApiGroups()).containsExactly("");
            assertThat(rule.getResources()).containsExactly("pods");
            assertThat(rule.getVerbs())
                    .containsExactlyInAnyOrder("create", "get", "list", "watch", "delete", "deletecollection");
        });
        assertThat(driver.getServiceAccountName()).isEqualTo(role.getMetadata().getName());
        assertThat(driver.getAutomountServiceAccountToken()).isTrue();
    }

    @Test
    void anExecutorIsRestrictedReadsTheDataAndGetsNoToken() {
        // When
        Container container = executor.getSpec().getContainers().get(0);

        // Then
        assertThat(executor.getSpec().getAutomountServiceAccountToken()).isFalse();
        assertThat(executor.getSpec().getServiceAccountName()).isNull();
        assertThat(container.getSecurityContext())
                .isEqualTo(driver.getContainers().get(0).getSecurityContext());
        assertThat(container.getVolumeMounts())
                .filteredOn(mount -> mount.getMountPath().equals("/data"))
                .singleElement()
                .satisfies(mount -> assertThat(mount.getReadOnly()).isTrue());
        assertThat(executor.getSpec().getVolumes())
                .filteredOn(volume -> volume.getEmptyDir() != null)
                .hasSize(2)
                .allMatch(volume -> volume.getEmptyDir().getSizeLimit() != null);
    }

    @Test
    void anExecutorHasTheImageOfTheDriverWhichOwnsIt() throws IOException {
        // When
        Properties spark = spark();

        // Then
        assertThat(spark)
                .containsEntry(
                        "spark.kubernetes.container.image",
                        driver.getContainers().get(0).getImage())
                .containsEntry("spark.kubernetes.driver.pod.name", "${env:POD_NAME}")
                .containsEntry("spark.kubernetes.namespace", "${env:POD_NAMESPACE}")
                .containsEntry(
                        "spark.kubernetes.executor.podTemplateContainerName",
                        executor.getSpec().getContainers().get(0).getName());
    }

    /** The quota of a file that {@code -Dmillrace.quota=} names, or a student's. */
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "memory"})
    void kafkaAndTheDriverAndItsExecutorsFit(String resource) throws IOException {
        // Given
        Quantity quota = quota().getSpec().getHard().get("limits." + resource);
        Quantity kafka = limit(
                Kustomization.render(Platform.HOME.resolve("src/main/kubernetes/kafka")).stream()
                        .map(StrictManifest::read)
                        .flatMap(object -> PodPlan.of(object).stream())
                        .findFirst()
                        .orElseThrow()
                        .containers()
                        .get(0),
                resource);

        // When
        long sum = amount(kafka)
                + amount(limit(driver.getContainers().get(0), resource))
                + executors() * amount(ofExecutor(resource));

        // Then
        assertThat(sum).isPositive().isLessThanOrEqualTo(amount(quota));
    }

    private ResourceQuota quota() {
        String file = System.getProperty("millrace.quota");
        Stream<HasMetadata> given = file == null
                ? Platform.quota()
                : Kustomization.documents(Platform.HOME.resolve(file)).stream().map(StrictManifest::read);
        return (ResourceQuota) given.findFirst().orElseThrow();
    }

    private long executors() {
        return driver.getContainers().get(0).getEnv().stream()
                .filter(variable -> variable.getName().equals("MILLRACE_SPARK_EXECUTORS"))
                .mapToLong(variable -> Long.parseLong(variable.getValue()))
                .findFirst()
                .orElseThrow();
    }

    private Quantity ofExecutor(String resource) throws IOException {
        Properties spark = spark();
        if (resource.equals("cpu")) {
            return new Quantity(spark.getProperty("spark.kubernetes.executor.limit.cores"));
        }
        long heap =
                amount(new Quantity(spark.getProperty("spark.executor.memory").replace("g", "Gi")));
        long more = amount(
                new Quantity(spark.getProperty("spark.executor.memoryOverhead").replace("m", "Mi")));
        return new Quantity((heap + more) + "m");
    }

    private Properties spark() throws IOException {
        Properties spark = new Properties();
        spark.load(new StringReader(config.get("spark.properties")));
        return spark;
    }

    private static Quantity limit(Container container, String resource) {
        return container.getResources().getLimits().get(resource);
    }

    /** Thousandths: CPUs come in them. */
    private static long amount(Quantity quantity) {
        return quantity.getNumericalAmount().movePointRight(3).longValueExact();
    }

    private <T> T one(Class<T> kind) {
        return objects.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}
