package dev.millrace.sink.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.runtime.batch.BatchRequest;
import dev.millrace.runtime.batch.RequestedBatch;
import dev.millrace.sink.analysis.AnalysisOrder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.http.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class ClusterAnalysisTest {
    private static final String BATCH = "0123456789abcdef";
    private static final String JOBS = "/apis/batch/v1/namespaces/shop/jobs";
    private static final String NAME = "millrace-eda-" + BATCH;
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    /** The one that a namespace has. */
    private static final Path TEMPLATE = Path.of("../src/main/kubernetes/eda/job.yaml");

    @TempDir
    private Path directory;

    private final KubernetesMockServer server = new KubernetesMockServer(false);
    private OutDirectory data;
    private final List<ProgressEvent> events = new ArrayList<>();
    private final StopRequest stop = new StopRequest();

    @BeforeEach
    void aClusterAndAVolume() {
        Logger.getLogger("io.fabric8.mockwebserver").setLevel(Level.WARNING);
        server.init(InetAddress.getLoopbackAddress(), 0);
        data = new OutDirectory(directory);
    }

    @AfterEach
    void end() {
        server.destroy();
    }

    @Test
    void ordersTheJobOfTheManifestForTheBatchAndNothingElseOfTheCluster() throws Exception {
        // Given
        server.expect().post().withPath(JOBS).andReturn(201, new Job()).once();
        report();

        // When
        run(1);

        // Then
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(new ObjectMapper().readTree(request.getUtf8Body())).isEqualTo(expected());
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void howLongTheJobWorkedIsToldInItsPlace() {
        // Given
        server.expect().post().withPath(JOBS).andReturn(201, new Job()).once();
        report();
        Progress progress = progress();

        // When
        analysis(TEMPLATE).run(order(1), progress, stop);
        progress.done(100_000, 0, null);

        // Then
        assertThat(events).last().returns(6.25, ProgressEvent::seconds).returns(16_000.0, ProgressEvent::rate);
    }

    @Test
    void aJobThatIsThereAlreadyIsWaitedFor() {
        // Given
        refuse(409, "jobs.batch \"%s\" already exists".formatted(NAME));
        report();

        // When
        run(1);

        // Then
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anotherAttemptIsAnotherJob() throws Exception {
        // Given
        server.expect().post().withPath(JOBS).andReturn(201, new Job()).once();
        report();

        // When
        run(2);

        // Then
        assertThat(server.takeRequest().getUtf8Body()).contains("\"name\":\"%s-2\"".formatted(NAME));
    }

    @Test
    void aJobThatLeavesNoReportIsNotWaitedForTwice() {
        // Given
        server.expect().post().withPath(JOBS).andReturn(201, new Job()).once();

        // When
        var running = assertThatThrownBy(() -> run(1));

        // Then
        running.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.NO_INPUT))
                .hasMessage(
                        "The Job %1$s left no report within 1 s: see why with 'oc describe job/%1$s' and 'oc logs job/%1$s', then ask for the batch again."
                                .formatted(NAME));
        assertThat(events)
                .extracting(ProgressEvent::phase, ProgressEvent::message)
                .containsExactly(tuple(Phase.WAITING, "the report of the Job " + NAME));
    }

    @Test
    void aStopIsNotTakenForAJobThatFailed() {
        // Given
        server.expect().post().withPath(JOBS).andReturn(201, new Job()).once();
        stop.ask();

        // When
        var running = assertThatThrownBy(() -> run(1));

        // Then
        running.isInstanceOfSatisfying(
                StageFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.TRY_AGAIN));
    }

    @Test
    void aRoleThatIsMissingIsNamed() {
        // Given
        String said =
                "jobs.batch is forbidden: User \"system:serviceaccount:shop:default\" cannot create resource \"jobs\"";
        refuse(403, said);

        // When
        var running = assertThatThrownBy(() -> run(1));

        // Then
        running.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.CANNOT_WRITE))
                .hasMessageContaining("needs the Role millrace-sink")
                .hasMessageEndingWith("it says: " + said);
    }

    @Test
    void aFullQuotaMayPass() {
        // Given
        refuse(
                403,
                "jobs.batch \"%s\" is forbidden: exceeded quota: student, requested: count/jobs.batch=1"
                        .formatted(NAME));

        // When
        var running = assertThatThrownBy(() -> run(1));

        // Then
        running.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.TRY_AGAIN))
                .hasMessageStartingWith("There is no room for the Job " + NAME);
    }

    @Test
    void aClusterThatDoesNotAnswerMayComeBack() {
        // Given
        server.destroy();

        // When
        var running = assertThatThrownBy(() -> run(1));

        // Then
        running.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.UNREACHABLE))
                .hasMessageStartingWith("The cluster does not answer");
    }

    @Test
    void aManifestThatIsNoJobIsNamed() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("job.yaml"), "kind: Service\napiVersion: v1\n");

        // When
        var running = assertThatThrownBy(() -> analysis(file).run(order(1), progress(), stop));

        // Then
        running.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessage("MILLRACE_EDA_JOB is %s, which holds no Job: mount the ConfigMap millrace-eda-job there."
                        .formatted(file));
    }

    private void run(int attempt) {
        analysis(TEMPLATE).run(order(attempt), progress(), stop);
    }

    private ClusterAnalysis analysis(Path template) {
        return new ClusterAnalysis(this::client, template, TIMEOUT);
    }

    /** One try instead of ten. */
    private KubernetesClient client() {
        return ClusterAnalysis.builder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(server.url("/"))
                        .withNamespace("shop")
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    private Progress progress() {
        return new Progress("eda", events::add);
    }

    private AnalysisOrder order(int attempt) {
        RequestedBatch asked = new RequestedBatch(
                new BatchRequest(
                        BATCH,
                        false,
                        "sales",
                        "definitions/sales-1.yaml",
                        "uploads/sales.csv",
                        null,
                        "sales.csv",
                        "0",
                        WireFormat.JSON,
                        null,
                        attempt,
                        0,
                        null),
                data);
        return new AnalysisOrder(asked, BATCH);
    }

    private void refuse(int code, String message) {
        server.expect()
                .post()
                .withPath(JOBS)
                .andReturn(
                        code,
                        new StatusBuilder().withCode(code).withMessage(message).build())
                .once();
    }

    private void report() {
        new ManifestFile()
                .write(
                        data.report(BATCH).resolve(OutDirectory.MANIFEST),
                        new Manifest(
                                Stage.EDA,
                                BATCH,
                                "sales",
                                "1",
                                new Totals(0, "0000000000000000", Map.of()),
                                0,
                                null,
                                null,
                                6.25));
    }

    /** What the manifest says, with all that is this batch's own and nothing lost. */
    private JsonNode expected() throws IOException {
        ObjectNode job = (ObjectNode) new ObjectMapper(new YAMLFactory()).readTree(TEMPLATE.toFile());
        ObjectNode metadata = (ObjectNode) job.get("metadata");
        metadata.put("name", NAME);
        ((ObjectNode) metadata.get("labels")).put("millrace.dev/batch", BATCH);
        ObjectNode spec = (ObjectNode) job.get("spec");
        spec.put("activeDeadlineSeconds", 1);
        spec.put("ttlSecondsAfterFinished", 600);
        ((ObjectNode) spec.at("/template/metadata/labels")).put("millrace.dev/batch", BATCH);
        ArrayNode env = ((ObjectNode) spec.at("/template/spec/containers/0")).putArray("env");
        for (Map.Entry<String, String> variable : List.of(
                Map.entry("MILLRACE_BATCH", BATCH),
                Map.entry(
                        "MILLRACE_DATASET",
                        directory.resolve("definitions/sales-1.yaml").toString()),
                Map.entry("MILLRACE_LAUNCHED", "false"),
                Map.entry("MILLRACE_OUT", directory.toString()),
                Map.entry("MILLRACE_REPORT", data.report(BATCH).toString()))) {
            env.addObject().put("name", variable.getKey()).put("value", variable.getValue());
        }
        return job;
    }
}
