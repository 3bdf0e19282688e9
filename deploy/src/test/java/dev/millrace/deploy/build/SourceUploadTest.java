package dev.millrace.deploy.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.PlayedHome;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.cluster.PlayedLogin;
import dev.millrace.deploy.home.Child;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** Sends to a server that answers when it has read three megabytes, as the recorded one does. */
class SourceUploadTest {
    private static final long READ_BEFORE_ANSWER = 3_000_000;
    private static final int LIBRARY_BYTES = 20_000_000;
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final int CREATED = 201;
    private static final int FORBIDDEN = 403;
    private static final int INTERNAL_ERROR = 500;

    private final AtomicLong received = new AtomicLong();
    private PlayedLogin played;
    private ClusterLogin login;
    private ImageSource source;
    private volatile int code;
    private volatile String body;
    private volatile String token;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        played = new PlayedLogin(directory, this::take);
        login = played.login();
        PlayedHome home = PlayedHome.in(directory.resolve("home"));
        Path library = home.home().module(Child.SINK).resolve("target/lib/library.jar");
        Files.write(library, new byte[LIBRARY_BYTES]);
        source = ImageSource.of(home.home(), Child.SINK);
    }

    @AfterEach
    void stop() {
        played.close();
    }

    /** Answers in the midst of what is sent, and neither reads the rest nor closes. */
    private void take(HttpServerRequest request) {
        token = request.getHeader("Authorization");
        long size = Long.parseLong(request.getHeader("Content-Length"));
        long enough = code == CREATED ? size : READ_BEFORE_ANSWER;
        request.handler((Buffer part) -> {
            if (received.addAndGet(part.length()) >= enough
                    && !request.response().ended()) {
                request.pause();
                request.response()
                        .setStatusCode(code)
                        .putHeader("Content-Type", "application/json")
                        .end(body);
            }
        });
    }

    @Test
    void whatARefusalSaysIsToldWhileTheSourceIsStillBeingSent() throws IOException {
        // Given
        code = FORBIDDEN;
        try (InputStream in = getClass().getResourceAsStream("/deploy/recorded/build-refused.json")) {
            body = new String(in.readAllBytes());
        }

        // When
        StageFailure failure = catchThrowableOfType(StageFailure.class, this::send);

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(failure)
                .hasMessage("The quota of namespace student does not allow it (builds.build.openshift.io"
                        + " \"millrace-sink-1\" is forbidden: exceeded quota: nobuilds, requested:"
                        + " count/builds.build.openshift.io=1, used: count/builds.build.openshift.io=0, limited:"
                        + " count/builds.build.openshift.io=0): remove something there, or ask for more.");
        assertThat(received).hasValueLessThan(LIBRARY_BYTES);
    }

    @Test
    void aServerThatFailsWhileTheSourceIsStillBeingSentIsQuotedToo() {
        // Given
        code = INTERNAL_ERROR;
        body = "the server has run out of disk";

        // When
        StageFailure failure = catchThrowableOfType(StageFailure.class, this::send);

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(failure)
                .hasMessageEndingWith("is in trouble itself (the server has run out of disk): try again later.");
    }

    @Test
    void allOfItArrivesWithTheLoginsToken() {
        // Given
        code = CREATED;
        body = "{}";

        // When
        login.use(cluster -> {
            SourceUpload upload = SourceUpload.start(cluster, Child.SINK, source);
            await().atMost(Duration.ofSeconds(30)).until(() -> received.get() > LIBRARY_BYTES);
            upload.check();
            return null;
        });

        // Then
        assertThat(received).hasValueGreaterThan(LIBRARY_BYTES);
        assertThat(token).isEqualTo("Bearer secret");
    }

    private void send() {
        login.use(this::sendTo);
    }

    private Void sendTo(Cluster cluster) {
        SourceUpload upload = SourceUpload.start(cluster, Child.SINK, source);
        await().atMost(AT_ONCE).until(() -> {
            upload.check();
            return false;
        });
        return null;
    }
}
