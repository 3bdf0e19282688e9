package dev.millrace.systemtests;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code mvn quarkus:dev} on a bare JDK, as somebody types it who works on the ingest. */
class LongDevModeIT {
    private static final Duration START = Duration.ofMinutes(15);
    private static final Duration BATCH = Duration.ofMinutes(5);
    private static final Duration END = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void aBatchComesToItsEndAndALiveReloadLosesNeitherStateNorAnswers() throws IOException {
        // Given
        DevSession session = new DevSession(directory, freePort());
        List<ProcessHandle> processes;
        try (session) {
            Awaitility.await().atMost(START).until(() -> session.status() == 200);
            String batch = session.order();
            Awaitility.await().atMost(BATCH).until(() -> session.batch(batch).contains("\"state\":\"verified\""));
            processes = session.processes();

            // When
            session.changeJava();

            // Then
            Awaitility.await().atMost(BATCH).until(() -> {
                assertThat(session.batch(batch)).contains("\"state\":\"verified\"");
                return session.log().contains("Live reload total time");
            });
            assertThat(session.status()).isEqualTo(200);
            assertThat(session.processes()).hasSameElementsAs(processes);
            assertThat(session.manifests()).doesNotExist();
        }
        Awaitility.await().atMost(END).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        session.removeLinks();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
