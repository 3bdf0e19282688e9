package dev.millrace.systemtests.manifests;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.openshift.api.model.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The stages as services; what holds for every pod is in {@link PodRulesIT}. */
class ServiceRulesIT {
    private static final Map<String, String> MODULES = Map.of(
            "millrace-generate", "generator-service",
            "millrace-ingest", "ingest-service",
            "millrace-sink", "sink-service");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = Platform.SERVICES_ONLY)
    void threeStagesStayUpAndTheAnalysisIsAJob(Platform platform) {
        // When
        List<Deployment> services = services(platform);

        // Then
        assertThat(services).extracting(ServiceRulesIT::name).containsExactlyInAnyOrderElementsOf(MODULES.keySet());
        assertThat(services).allSatisfy(service -> {
            assertThat(service.getSpec().getReplicas()).isEqualTo(1);
            // Two at a time would need the volume on two nodes.
            assertThat(service.getSpec().getStrategy().getType()).isEqualTo("Recreate");
            assertThat(service.getSpec().getTemplate().getMetadata().getLabels())
                    .containsAllEntriesOf(service.getSpec().getSelector().getMatchLabels());
            assertThat(variables(container(service))).containsEntry("MILLRACE_MODE", "service");
        });
        assertThat(platform.objects(Job.class))
                .extracting(job -> job.getMetadata().getName())
                .containsExactly("millrace-eda");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = Platform.SERVICES_ONLY)
    void theProbesAskWhereTheServiceListens(Platform platform) {
        assertThat(services(platform)).allSatisfy(service -> {
            Container container = container(service);
            int port = Integer.parseInt(settings(name(service)).getProperty("quarkus.management.port"));
            assertThat(container.getPorts())
                    .filteredOn(listened -> listened.getName().equals("management"))
                    .extracting(ContainerPort::getContainerPort)
                    .containsExactly(port);
            assertAsks(container.getStartupProbe(), "/q/health/started");
            assertAsks(container.getLivenessProbe(), "/q/health/live");
            assertAsks(container.getReadinessProbe(), "/q/health/ready");
            assertThat(service.getSpec().getTemplate().getMetadata().getAnnotations())
                    .containsEntry("prometheus.io/port", Integer.toString(port));
        });
    }

    private static void assertAsks(Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = Platform.SERVICES_ONLY)
    void ingestAloneIsReachedAndByItsServiceAlone(Platform platform) {
        // When
        List<Service> reached = platform.objects(Service.class);

        // Then
        assertThat(services(platform))
                .filteredOn(service -> container(service).getPorts().size() > 1)
                .extracting(ServiceRulesIT::name)
                .containsExactly("millrace-ingest");
        assertThat(reached)
                .extracting(service -> service.getMetadata().getName())
                .containsExactly("millrace-kafka", "millrace-ingest");
        assertThat(reached.get(1).getSpec().getType()).isNull();
        assertThat(reached.get(1).getSpec().getPorts())
                .extracting(port -> port.getPort(), port -> port.getTargetPort().getStrVal())
                .containsExactly(tuple(8080, "http"));
    }

    @Test
    void theRouteIsEncryptedAndLeadsToIngest() {
        // When
        List<Route> routes = Platform.OPENSHIFT_SERVICES.objects(Route.class);

        // Then
        assertThat(routes).singleElement().satisfies(route -> {
            assertThat(route.getSpec().getTo().getName()).isEqualTo("millrace-ingest");
            assertThat(route.getSpec().getPort().getTargetPort().getStrVal()).isEqualTo("http");
            assertThat(route.getSpec().getTls().getTermination()).isEqualTo("edge");
            assertThat(route.getSpec().getTls().getInsecureEdgeTerminationPolicy())
                    .isEqualTo("Redirect");
        });
        assertThat(Platform.KUBERNETES_SERVICES.objects(Route.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = Platform.SERVICES_ONLY)
    void theTokensAreFilesOfASecretThatNoManifestHolds(Platform platform) {
        // Given
        PodPlan ingest = pod(platform, "millrace-ingest");

        // When
        Map<String, String> variables = variables(ingest.containers().get(0));

        // Then
        assertThat(variables)
                .containsEntry("MILLRACE_SERVICE_TRIGGER_TOKEN_FILE", "/tokens/trigger")
                .containsEntry("MILLRACE_SERVICE_READ_TOKEN_FILE", "/tokens/read");
        assertThat(ingest.containers().get(0).getVolumeMounts())
                .anyMatch(mount -> mount.getMountPath().equals("/tokens")
                        && mount.getName().equals("tokens")
                        && mount.getReadOnly());
        assertThat(ingest.spec().getVolumes())
                .filteredOn(volume -> volume.getSecret() != null)
                .singleElement()
                .satisfies(volume -> {
                    assertThat(volume.getName()).isEqualTo("tokens");
                    assertThat(volume.getSecret().getSecretName()).isEqualTo("millrace-tokens");
                });
        assertThat(platform.objects(Secret.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = Platform.SERVICES_ONLY)
    void theSinkMayOrderJobsAndNothingElse(Platform platform) {
        // Given
        PodPlan sink = pod(platform, "millrace-sink");

        // When
        List<Role> roles = platform.objects(Role.class);

        // Then
        assertThat(roles)
                .singleElement()
                .satisfies(role -> assertThat(role.getRules()).singleElement().satisfies(rule -> {
                    assertThat(rule.getApiGroups()).containsExactly("batch");
                    assertThat(rule.getResources()).containsExactly("jobs");
                    assertThat(rule.getVerbs()).containsExactly("create");
                    assertThat(rule.getNonResourceURLs()).isEmpty();
                }));
        assertThat(platform.objects(RoleBinding.class)).singleElement().satisfies(binding -> {
            assertThat(binding.getRoleRef().getKind()).isEqualTo("Role");
            assertThat(binding.getRoleRef().getName()).isEqualTo("millrace-sink");
            assertThat(binding.getSubjects()).singleElement().satisfies(subject -> assertThat(subject.getName())
                    .isEqualTo("millrace-sink"));
        });
        assertThat(platform.objects(ServiceAccount.class)).singleElement().satisfies(account -> assertThat(
                        account.getAutomountServiceAccountToken())
                .isFalse());
        assertThat(sink.spec().getServiceAccountName()).isEqualTo("millrace-sink");
        assertThat(sink.spec().getAutomountServiceAccountToken()).isTrue();
        assertThat(variables(sink.containers().get(0))).containsEntry("MILLRACE_ANALYSIS", "cluster");
    }

    @Test
    void theJobThatTheSinkOrdersIsTheOneOfTheManifest() throws IOException {
        // Given
        PodPlan sink = pod(Platform.OPENSHIFT_SERVICES, "millrace-sink");
        String written = Files.readString(Platform.HOME.resolve("src/main/kubernetes/eda/job.yaml"));

        // When
        ConfigMap template = Platform.OPENSHIFT_SERVICES.objects(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().equals("millrace-eda-job"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(template.getData()).containsOnlyKeys("job.yaml");
        assertThat(template.getData().get("job.yaml")).isEqualToIgnoringNewLines(written);
        assertThat(sink.containers().get(0).getVolumeMounts())
                .anyMatch(mount ->
                        mount.getName().equals("eda") && mount.getMountPath().equals("/etc/millrace/eda"));
    }

    @Test
    void onlyTheRouterAndTheMonitoringGetIn() {
        // When
        List<NetworkPolicy> policies = Platform.OPENSHIFT_SERVICES.objects(NetworkPolicy.class);

        // Then
        assertThat(policies)
                .extracting(policy -> policy.getMetadata().getName())
                .containsExactlyInAnyOrder("millrace-kafka", "millrace-http", "millrace-management");
        assertThat(policies)
                .filteredOn(policy -> !policy.getMetadata().getName().equals("millrace-kafka"))
                .allSatisfy(policy -> {
                    var way = policy.getSpec().getIngress().get(0);
                    boolean http = policy.getMetadata().getName().equals("millrace-http");
                    assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress");
                    assertThat(policy.getSpec().getIngress()).hasSize(1);
                    assertThat(way.getFrom()).singleElement().satisfies(peer -> assertThat(
                                    peer.getNamespaceSelector().getMatchLabels())
                            .isEqualTo(
                                    http
                                            ? Map.of("policy-group.network.openshift.io/ingress", "")
                                            : Map.of("network.openshift.io/policy-group", "monitoring")));
                    assertThat(way.getPorts()).singleElement().satisfies(port -> {
                        assertThat(port.getPort().getIntVal()).isEqualTo(http ? 8080 : 9000);
                        assertThat(port.getEndPort()).isEqualTo(http ? null : 9002);
                    });
                    assertThat(MODULES.keySet().stream()
                                    .map(name -> pod(Platform.OPENSHIFT_SERVICES, name))
                                    .filter(pod -> pod.template()
                                            .getMetadata()
                                            .getLabels()
                                            .entrySet()
                                            .containsAll(policy.getSpec()
                                                    .getPodSelector()
                                                    .getMatchLabels()
                                                    .entrySet())))
                            .hasSize(http ? 1 : 3);
                });
    }

    private static List<Deployment> services(Platform platform) {
        return platform.objects(Deployment.class).stream()
                .filter(deployment -> !name(deployment).equals("millrace-kafka"))
                .toList();
    }

    private static String name(Deployment deployment) {
        return deployment.getMetadata().getName();
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    private static PodPlan pod(Platform platform, String owner) {
        return platform.pods().stream()
                .filter(pod -> pod.owner().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> variables(Container container) {
        return container.getEnv().stream().collect(toMap(EnvVar::getName, EnvVar::getValue));
    }

    private static Properties settings(String service) throws IOException {
        Properties settings = new Properties();
        Path file = Platform.HOME
                .resolve(MODULES.get(service))
                .resolve("src/main/resources/application-service.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        return settings;
    }
}
