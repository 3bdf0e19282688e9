package dev.millrace.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.deploy.PlayedCluster;
import dev.millrace.deploy.PlayedHome;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands as a person types them, with a kubeconfig that leads to the played cluster. */
class DeployCommandTest {
    @TempDir
    private Path directory;

    private PlayedCluster played;
    private PlayedCommand command;
    private Path out;

    @BeforeEach
    void start() {
        played = new PlayedCluster(directory);
        command = new PlayedCommand();
        out = directory.resolve("out");
        System.setProperty(
                "millrace.home",
                PlayedHome.in(directory.resolve("home")).home().root().toString());
        System.setProperty("kubeconfig", played.kubeconfig(directory).toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty("millrace.home");
        System.clearProperty("kubeconfig");
        played.close();
    }

    @Test
    void aWholeDeploymentEndsWithTheVerdict() {
        // When
        int exit = command.run("deploy", "--rows", "5000", "--out", out.toString());

        // Then
        assertThat(exit).as(command.errors()).isZero();
        assertThat(command.output())
                .contains("transactions  5,000 rows  seed 42  your namespace")
                .contains("VERIFIED   every row that went in came out unchanged")
                .contains("report     " + out.resolve("report/index.html"));
    }

    @Test
    void aProgramIsToldHowLongEachPhaseTook() throws Exception {
        // When
        int exit = command.run("deploy", "--rows", "5000", "--json", "--out", out.toString());

        // Then
        assertThat(exit).as(command.errors()).isZero();
        JsonNode document = new ObjectMapper().readTree(command.output());
        assertThat(document.get("verdict").asText()).isEqualTo("verified");
        assertThat(document.get("phases").fieldNames())
                .toIterable()
                .containsExactly("preflight", "kafka", "images", "upload", "stages", "results");
        assertThat(document.get("phases")).allSatisfy(phase -> assertThat(phase.asDouble())
                .isBetween(0.0, document.get("seconds").asDouble()));
        assertThat(document.get("phases").get("stages").asDouble()).isPositive();
    }

    @Test
    void aVerdictThatFailsEndsAsARunDoes() {
        // Given
        played.play().landedHash = "0000000000000001";

        // When
        int exit = command.run("deploy", "--out", out.toString());

        // Then
        assertThat(exit).isEqualTo(65);
        assertThat(command.errors())
                .contains("REFUSED    ingested = landed does not hold: row hash 5d0c1f8a33b1e902 and 0000000000000001");
    }

    @Test
    void onOpenShiftImagesFromARegistryRunAsWhomTheNamespaceAllows() {
        // When
        int exit = command.run("deploy", "--image-prefix", "quay.io/shop", "--out", out.toString());

        // Then
        assertThat(exit).as(command.errors()).isZero();
        assertThat(command.output()).contains("VERIFIED");
        assertThat(played.builds).isEmpty();
    }

    @Test
    void aPodThatNoConstraintAllowsIsToldAtOnceAndOnce() {
        // Given
        played.play().refusesEveryPod = true;

        // When
        int exit = command.run("deploy", "--out", out.toString());

        // Then
        assertThat(exit).isEqualTo(73);
        assertThat(command.output() + command.errors())
                .containsOnlyOnce("The cluster makes no pod for Kafka (restricted-v2: .spec.securityContext.fsGroup:"
                        + " Invalid value: [1000]: 1000 is not an allowed group): ask the admin of the namespace.");
    }

    @Test
    void dryRunPrintsEverythingAndAsksNoCluster() {
        // Given
        System.setProperty("kubeconfig", directory.resolve("none").toString());

        // When
        int exit = command.run("deploy", "--dry-run", "--namespace", "shop", "--rows", "7", "--wire", "csv");

        // Then
        assertThat(exit).as(command.errors()).isZero();
        List<HasMetadata> objects = new ArrayList<>();
        for (String document : command.output().split("(?m)^---$")) {
            if (!document.isBlank()) {
                objects.add(Serialization.unmarshal(document));
            }
        }
        assertThat(objects)
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .contains("Job millrace-eda", "Deployment millrace-kafka", "BuildConfig millrace-sink")
                .doesNotContain("ResourceQuota student")
                .hasSize(18);
        assertThat(objects).allSatisfy(object -> {
            assertThat(object.getMetadata().getLabels()).containsEntry("app.kubernetes.io/managed-by", "millrace");
            assertThat(object.getMetadata().getNamespace()).isEqualTo("shop");
        });
        assertThat(command.output()).contains("MILLRACE_ROWS: \"7\"").contains("MILLRACE_WIRE: \"csv\"");
        assertThat(played.count(".*/namespaces/.*")).isZero();
    }

    @Test
    void filesOfTheUsersAreNamedAsTheStagesFindThem() throws Exception {
        // Given
        Path csv = Files.writeString(directory.resolve("sales.csv"), "id\n1\n");
        Path yaml = Files.writeString(
                directory.resolve("sales.yaml"), "name: sales\ncolumns:\n  - {name: id, type: string, role: key}\n");

        // When
        int exit = command.run("deploy", "--dry-run", "--input", csv.toString(), "--dataset", yaml.toString());

        // Then
        assertThat(exit).as(command.errors()).isZero();
        assertThat(command.output())
                .contains("MILLRACE_INPUT: \"/data/input/sales.csv\"")
                .contains("MILLRACE_DATASET: \"/data/datasets/sales.yaml\"");
    }

    @Test
    void aClusterThatDoesNotAnswerIsToldInOneSentence() {
        // Given
        played.close();

        // When
        int exit = command.run("status");

        // Then
        assertThat(exit).as(command.errors()).isEqualTo(69);
        assertThat(command.errors().lines()).hasSize(1);
        assertThat(command.errors())
                .startsWith("The cluster at http://")
                .contains(" does not answer (connection refused): check your network, and the server that your"
                        + " kubeconfig names.");
    }

    @Test
    void whoIsNotLoggedInIsToldHow() {
        // Given
        System.setProperty("kubeconfig", directory.resolve("none").toString());

        // When
        int exit = command.run("status");

        // Then
        assertThat(exit).isEqualTo(69);
        assertThat(command.errors())
                .isEqualToIgnoringNewLines("You are not logged in to any cluster: log in with oc login, or name a"
                        + " kubeconfig in KUBECONFIG.");
    }

    @Test
    void aContextThatIsNotThereIsTold() {
        // When
        int exit = command.run("status", "--context", "production");

        // Then
        assertThat(exit).isEqualTo(64);
        assertThat(command.errors()).startsWith("Your kubeconfig has no context 'production'");
    }

    @Test
    void whereNothingIsThereIsNothingToShow() {
        // When
        int exit = command.run("status");

        // Then
        assertThat(exit).isEqualTo(66);
        assertThat(command.errors()).startsWith("Nothing has been deployed in namespace shop");
    }

    @Test
    void afterADeploymentItIsSeenReadFetchedAndRemoved() {
        // Given
        command.run("deploy", "--out", out.toString());
        played.client()
                .configMaps()
                .inNamespace("shop")
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("somebody-elses")
                        .addToLabels("app.kubernetes.io/part-of", "millrace")
                        .endMetadata()
                        .build())
                .create();

        // When
        String status = command.outputOf("status");
        String results =
                command.outputOf("results", "--out", directory.resolve("again").toString());
        String undeployed = command.outputOf("undeploy");
        String fetched =
                command.outputOf("results", "--out", directory.resolve("later").toString());
        int unasked = command.run("undeploy", "--with-data");
        String cleared = command.outputOf("undeploy", "--with-data", "--yes");

        // Then
        assertThat(status).contains("kafka", "ready", "stage ingest", "done");
        assertThat(results).contains("holds      landed = analysed", "VERIFIED");
        assertThat(undeployed)
                .contains(
                        "removed Job millrace-eda", "removed Deployment millrace-kafka", "removed ConfigMap millrace\n")
                .doesNotContain("PersistentVolumeClaim", "somebody-elses")
                .endsWith("The volumes are left, with the images that ./millrace results reads them with; --with-data"
                        + " removes them too.\n");
        assertThat(fetched).contains("VERIFIED");
        assertThat(unasked).isEqualTo(64);
        assertThat(cleared)
                .contains(
                        "removed PersistentVolumeClaim millrace-data",
                        "removed PersistentVolumeClaim millrace-kafka",
                        "removed ImageStream millrace-ingest")
                .endsWith("Nothing is left.\n");
        assertThat(played.client()
                        .configMaps()
                        .inNamespace("shop")
                        .withName("somebody-elses")
                        .get())
                .isNotNull();
    }

    @Test
    void logsShowEventsAsPeopleReadThem() {
        // Given
        played.client()
                .pods()
                .inNamespace("shop")
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("millrace-sink-x")
                        .addToLabels("app.kubernetes.io/name", "millrace-sink")
                        .endMetadata()
                        .build())
                .create();
        played.logs.put(
                "millrace-sink-x",
                "a line\n{\"stage\":\"sink\",\"phase\":\"waiting\",\"rows\":0,\"total\":0,\"rejected\":0,\"seconds\":0.0,"
                        + "\"message\":\"Kafka\"}\n");

        // When
        String log = command.outputOf("logs", "sink");

        // Then
        assertThat(log).isEqualTo("a line\nsink      waiting for Kafka\n");
    }
}
