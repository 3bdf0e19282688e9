package dev.millrace.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.manifests.ManifestFiles;
import dev.millrace.deploy.manifests.Tailor;
import dev.millrace.deploy.manifests.Wishes;
import dev.millrace.deploy.watch.Pace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How much a first deployment asks of a cluster that is as slow as the real one; everything here is 20 times as fast. */
class DeploymentRequestsTest {
    private static final Map<String, String> SETTINGS =
            Map.of("MILLRACE_ROWS", "100000", "MILLRACE_SEED", "42", "MILLRACE_DATASET", "transactions");
    private static final Duration SECOND = Duration.ofMillis(50);

    @TempDir
    private Path directory;

    @Test
    void whatIsAwaitedIsWatchedAndNotAskedForAgainAndAgain() {
        // Given
        PlayedHome home = PlayedHome.in(directory.resolve("home"));
        Wishes wishes = new Wishes(SETTINGS, Optional.empty(), Optional.empty());
        Pace pace = new Pace(SECOND, SECOND.multipliedBy(600), SECOND.multipliedBy(10));
        Deployment.Batch batch = new Deployment.Batch(Child.STAGES, List.of());
        OutDirectory out = new OutDirectory(directory.resolve("out"));

        try (PlayedCluster played = new PlayedCluster(directory);
                PlayedTimeline timeline = new PlayedTimeline(played, SECOND)) {
            // When
            new Deployment(
                            played.cluster(),
                            home.home(),
                            new Tailor(wishes).fit(new ManifestFiles(home.home()).read(wishes.platform())),
                            batch,
                            pace,
                            event -> {},
                            (stage, line) -> {})
                    .run(out);

            // Then
            assertThat(out.report().resolve("index.html")).exists();
            assertThat(played.mishaps).isEmpty();
            assertThat(played.count(".*/builds(\\?.*)?")).as("builds").isLessThanOrEqualTo(3);
            assertThat(played.count("GET .*/deployments.*")).as("Kafka").isLessThanOrEqualTo(6);
            assertThat(played.count("GET .*/jobs\\?.*")).as("Jobs").isLessThanOrEqualTo(12);
            assertThat(played.count("GET .*/events.*")).as("events").isLessThanOrEqualTo(8);
            assertThat(played.requests).hasSizeLessThan(150);
        }
    }
}
