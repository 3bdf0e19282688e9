package dev.millrace.deploy.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.millrace.deploy.PlayedCluster;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.watch.Pace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FilesPodTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    @Test
    void aProgramThatIsStoppedWhileItHasThePodRemovesIt() throws Exception {
        // Given
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HasThePod.class.getName());
        builder.environment().put("KUBECONFIG", played.kubeconfig(directory).toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(process.inputReader().readLine()).isEqualTo("has the pod");

        // When
        process.destroy();

        // Then
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(played.client()
                        .pods()
                        .inNamespace(PlayedCluster.NAMESPACE)
                        .withName(FilesPodPlan.NAME)
                        .get())
                .isNull();
    }

    /** A program that is busy with the pod for ever. */
    static final class HasThePod {
        public static void main(String[] arguments) {
            Pod pod = new PodBuilder()
                    .withNewMetadata()
                    .withName(FilesPodPlan.NAME)
                    .endMetadata()
                    .withNewSpec()
                    .addNewContainer()
                    .withImage("quay.io/shop/millrace-ingest:1")
                    .endContainer()
                    .endSpec()
                    .build();
            new ClusterLogin(Optional.empty(), Optional.empty()).use(cluster -> {
                try (FilesPod files = FilesPod.start(cluster, pod, Pace.of(PATIENCE))) {
                    System.out.println("has the pod");
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return null;
            });
        }
    }
}
