package dev.millrace.cli.deploy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import dev.millrace.cli.deploy.files.Upload;
import dev.millrace.cli.deploy.manifests.ImagePrefix;
import dev.millrace.cli.deploy.manifests.ManifestFiles;
import dev.millrace.cli.deploy.manifests.Manifests;
import dev.millrace.cli.deploy.manifests.Tailor;
import dev.millrace.cli.deploy.manifests.Wishes;
import dev.millrace.cli.deploy.watch.Pace;
import dev.millrace.cli.launch.Child;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.openshift.api.model.Build;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DeploymentTest {
    private static final Map<String, String> SETTINGS =
            Map.of("MILLRACE_ROWS", "100000", "MILLRACE_SEED", "42", "MILLRACE_DATASET", "transactions");

    @TempDir
    private Path directory;

    private final List<ProgressEvent> events = new CopyOnWriteArrayList<>();
    private Pace pace = new Pace(Duration.ofMillis(20), Duration.ofSeconds(20), Duration.ofMillis(200));
    private PlayedCluster played;
    private PlayedHome home;
    private OutDirectory out;

    @BeforeEach
    void start() {
        played = new PlayedCluster(directory);
        home = PlayedHome.in(directory.resolve("home"));
        out = new OutDirectory(directory.resolve("out"));
    }

    @AfterEach
    void stop() {
        played.close();
        assertThat(played.mishaps).isEmpty();
    }

    @Test
    void bringsTheReportAndTheManifestsOfABatch() throws IOException {
        // When
        deploy();

        // Then
        assertThat(out.report().resolve("index.html")).hasContent("<h1>report</h1>");
        assertThat(OutDirectory.manifestOf(out.generated("transactions-100000-42.csv")))
                .exists();
        assertThat(out.generated("transactions-100000-42.csv")).doesNotExist();
        assertThat(played.builds)
                .containsExactlyInAnyOrder("millrace-generate", "millrace-ingest", "millrace-sink", "millrace-eda");
        assertThat(entries(played.play().archive("millrace-sink")))
                .containsExactly(
                        "src/main/docker/Dockerfile.jvm", "target/lib/library.jar", "target/sink-service-runner.jar");
        assertThat(played.client()
                        .pods()
                        .inNamespace("shop")
                        .withName("millrace-files")
                        .get())
                .isNull();
        assertThat(events.stream().map(ProgressEvent::stage)).contains("generate", "ingest", "sink", "eda");
    }

    private void deploy() {
        Manifests manifests = new Tailor(new Wishes(SETTINGS, Optional.empty(), Optional.empty()))
                .fit(new ManifestFiles(home.home()).read(dev.millrace.cli.deploy.manifests.Platform.OPENSHIFT));
        Deployment.Batch batch = new Deployment.Batch(Child.STAGES, List.of());
        new Deployment(played.cluster(), home.home(), manifests, batch, PACE, events::add, (stage, line) -> {})
                .run(out);
    }

    private static List<String> entries(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
