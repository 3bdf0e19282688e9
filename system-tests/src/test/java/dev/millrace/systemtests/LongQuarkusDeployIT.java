package dev.millrace.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.deploy.PlayedCluster;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.files.FilesPod;
import dev.millrace.deploy.files.FilesPodNote;
import dev.millrace.deploy.files.Results;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.deploy.manifests.Labels;
import dev.millrace.deploy.manifests.ManifestFile;
import dev.millrace.deploy.manifests.ManifestFiles;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.manifests.Platform;
import dev.millrace.deploy.watch.Pace;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code mvn package -Dquarkus.openshift.deploy=true}, as it is typed in a clean clone. */
class LongQuarkusDeployIT {
    private static final String DEPLOY = "-Dquarkus.openshift.deploy=true";

    /** What no service owns. */
    private static final List<String> SHARED = List.of(
            "persistentvolumeclaims/millrace-data",
            "persistentvolumeclaims/millrace-kafka",
            "services/millrace-kafka",
            "networkpolicies/millrace-kafka",
            "configmaps/millrace",
            "deployments/millrace-kafka");

    @TempDir
    private static Path clone;

    @TempDir
    private Path directory;

    private PlayedCluster played;

    @BeforeAll
    static void copy() throws IOException {
        SourceCopy.in(clone);
    }

    @BeforeEach
    void start() {
        played = new PlayedCluster(directory);
    }

    @AfterEach
    void stop() {
        played.close();
        assertThat(played.mishaps).isEmpty();
    }

    @Test
    void bringsWhatTheDeployCommandBringsAndItsResultsAreVerified() throws Exception {
        // When
        build(0, DEPLOY);

        // Then
        Manifests wanted = new ManifestFiles(new MillraceHome(clone)).read(Platform.OPENSHIFT);
        assertThat(created()).containsExactlyInAnyOrderElementsOf(names(wanted.objects()));
        assertThat(created().subList(0, SHARED.size())).containsExactlyInAnyOrderElementsOf(SHARED);
        assertThat(Child.STAGES).allSatisfy(stage -> assertThat(created())
                .containsSubsequence(
                        "imagestreams/" + Labels.object(stage),
                        "buildconfigs/" + Labels.object(stage),
                        "jobs/" + Labels.object(stage)));
        assertThat(played.builds).hasSize(Child.STAGES.size());

        // Then
        OutDirectory out = new OutDirectory(directory.resolve("out"));
        results(out);
        assertThat(out.report().resolve("index.html")).exists();

        // When
        List<String> before = jobs();
        build(0, DEPLOY);

        // Then
        assertThat(jobs()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        assertThat(played.count("DELETE .*/persistentvolumeclaims.*")).isZero();
    }

    @Test
    void oneServiceAloneIsBroughtWithWhatItNeeds() throws Exception {
        // When
        build(0, DEPLOY, "-pl", "ingest-service", "-am");

        // Then
        assertThat(created())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                SHARED.stream(),
                                Stream.of(
                                        "imagestreams/millrace-ingest",
                                        "buildconfigs/millrace-ingest",
                                        "jobs/millrace-ingest"))
                        .toList());
    }

    @Test
    void asServicesTheyStayUpAndTheSinkOrdersTheAnalysis() throws Exception {
        // When
        build(0, DEPLOY, "-Dmillrace.mode=service");

        // Then
        assertThat(created())
                .contains(
                        "deployments/millrace-generate",
                        "deployments/millrace-ingest",
                        "deployments/millrace-sink",
                        "routes/millrace-ingest",
                        "roles/millrace-sink")
                .noneMatch(object -> object.startsWith("jobs/"));
        assertThat(played.builds).hasSize(Child.STAGES.size());
        assertThat(List.of("generator-service", "ingest-service", "sink-service"))
                .map(module -> clone.resolve(module).resolve("target"))
                .allSatisfy(target -> assertThat(manifest(target.resolve("kubernetes/openshift.yml")))
                        .containsExactlyInAnyOrderElementsOf(
                                manifest(target.resolve("manifests/service/openshift.yml"))));
    }

    @Test
    void onAPlainKubernetesTheImagesAreThoseThatWerePushed() throws Exception {
        // Given
        played.openshift = false;

        // When
        build(
                0,
                "-Dquarkus.kubernetes.deploy=true",
                "-Dquarkus.container-image.registry=quay.io",
                "-Dquarkus.container-image.group=shop");

        // Then
        Manifests wanted = new ManifestFiles(new MillraceHome(clone)).read(Platform.KUBERNETES);
        assertThat(created()).containsExactlyInAnyOrderElementsOf(names(wanted.objects()));
        assertThat(played.client()
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace("shop")
                        .list()
                        .getItems())
                .extracting(job -> job.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getImage())
                .allSatisfy(image -> assertThat(image).startsWith("quay.io/shop/millrace-"));
    }

    @Test
    void whatIsMissingIsSaidAsByTheDeployCommandAndNothingIsCreated() throws Exception {
        // Given
        played.client()
                .resourceQuotas()
                .inNamespace("shop")
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("student")
                        .endMetadata()
                        .withNewSpec()
                        .addToHard("limits.cpu", new Quantity("2"))
                        .endSpec()
                        .withNewStatus()
                        .addToHard("limits.cpu", new Quantity("2"))
                        .addToUsed("limits.cpu", new Quantity("0"))
                        .endStatus()
                        .build())
                .create();

        // When
        String log = build(1, DEPLOY, "-pl", "generator-service", "-am");

        // Then
        assertThat(log)
                .contains(
                        "Nothing was created in namespace shop: the quota 'student' has 2 of 2 limits.cpu left, and Kafka"
                                + " and the four stages at one time need 3.");
        assertThat(created()).containsExactly("resourcequotas/student");

        // Given
        played.close();

        // When, Then
        assertThat(build(1, DEPLOY, "-pl", "generator-service", "-am"))
                .containsIgnoringCase("does not answer (connection refused): check your network");
    }

    private static List<HasMetadata> manifest(Path file) throws IOException {
        return ManifestFile.parse(Files.readString(file)).toList();
    }

    private static List<String> names(List<HasMetadata> objects) {
        return objects.stream()
                .map(object -> object.getPlural() + "/" + object.getMetadata().getName())
                .toList();
    }

    /** What the build has created; builds and pods are created by the cluster. */
    private List<String> created() {
        return played.created().stream()
                .filter(object -> !object.matches("(builds|pods|storageclasses)/.*"))
                .toList();
    }

    private List<String> jobs() {
        return played.client().batch().v1().jobs().inNamespace("shop").list().getItems().stream()
                .map(job -> job.getMetadata().getUid())
                .toList();
    }

    private void results(OutDirectory out) {
        Cluster cluster = played.cluster();
        Pace pace = new Pace(Duration.ofMillis(20), Duration.ofSeconds(20), Duration.ofSeconds(1));
        try (FilesPod files = FilesPod.start(cluster, new FilesPodNote(cluster).read(), pace)) {
            new Results(out).fetch(files);
        }
    }

    private String build(int exit, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "package", "-DskipTests"));
        command.addAll(List.of(arguments));
        Path log = directory.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(clone.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("KUBECONFIG", played.kubeconfig(directory).toString());
        int code = builder.start().waitFor();
        String text = Files.readString(log);
        assertThat(code).as(text).isEqualTo(exit);
        return text;
    }
}
