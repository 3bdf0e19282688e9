package dev.millrace.deploy.watch;

import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.deploy.PlayedCluster;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SurroundingsTest {
    @TempDir
    private Path directory;

    private PlayedCluster played;

    @BeforeEach
    void start() {
        played = new PlayedCluster(directory);
    }

    @AfterEach
    void stop() {
        played.close();
    }

    @ParameterizedTest
    @CsvSource({"Pending, 1", "Running, 0"})
    void whatIsSaidOfAPodIsAskedForOnceAndOnlyIfItHasNotStarted(String phase, int times) {
        // Given
        pod(phase);

        // When
        Workload workload = Surroundings.of(played.cluster()).workload("the pod x", "x");
        Optional<Trouble> trouble = new PodDiagnosis(workload).trouble();

        // Then
        assertThat(trouble).isEmpty();
        assertThat(played.count("GET .*/events.*")).isEqualTo(times);
        assertThat(played.count("GET .*/persistentvolumeclaims.*")).isEqualTo(times);
    }

    private void pod(String phase) {
        played.client()
                .pods()
                .inNamespace(PlayedCluster.NAMESPACE)
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("x")
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .withNewStatus()
                        .withPhase(phase)
                        .endStatus()
                        .build())
                .create();
    }
}
