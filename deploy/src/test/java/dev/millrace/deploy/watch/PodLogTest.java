package dev.millrace.deploy.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.deploy.PlayedCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PodLogTest {
    private static final String RUNNING = new ProgressEvent("eda", Phase.RUNNING, 7, 9, 0, 1, null, null).json();
    private static final String DONE = new ProgressEvent("eda", Phase.DONE, 9, 9, 0, 2, null, 0).json();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private final List<Phase> phases = new CopyOnWriteArrayList<>();
    private final List<String> others = new CopyOnWriteArrayList<>();
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
    void whatBrokeOffIsReadOnFromWhereItBroke() {
        // Given
        played.logs.put("pod", "one\n" + RUNNING + "\n");
        PodLog log = read();

        // When
        played.logs.put("pod", "one\n" + RUNNING + "\ntwo\n" + DONE + "\n");
        log.resume();
        log.awaitEnd(PATIENCE);

        // Then
        assertThat(others).containsExactly("one", "two");
        assertThat(phases).containsExactly(Phase.RUNNING, Phase.DONE);
    }

    @Test
    void aStageThatHasSaidItsLastWordIsNotAskedAgain() {
        // Given
        played.logs.put("pod", DONE + "\n");
        PodLog log = read();

        // When
        log.resume();
        log.awaitEnd(PATIENCE);

        // Then
        assertThat(phases).containsExactly(Phase.DONE);
        assertThat(played.count("GET .*/pods/pod/log.*")).isOne();
    }

    private PodLog read() {
        PodLog log = new PodLog(played.cluster(), "pod", event -> phases.add(event.phase()), others::add);
        log.awaitEnd(PATIENCE);
        return log;
    }
}
