package dev.millrace.deploy.cluster;

import java.io.IOException;
import java.nio.file.Path;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Logs in to a server that speaks HTTP/2 and closes, as OpenShift's does, on whom it does not know. */
class ClusterLoginTest {
    private static final int NO_ERROR = 0;
    private static final int UNAUTHORIZED = 401;

    private PlayedLogin played;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        played = new PlayedLogin(directory, ClusterLoginTest::refuse);
    }

    @AfterEach
    void stop() {
        played.close();
    }

    private static void refuse(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.connection().goAway(NO_ERROR, 0);
        }
        request.response()
                .setStatusCode(UNAUTHORIZED)
                .putHeader("Content-Type", "application/json")
                .end("""
                        {"kind":"Status","apiVersion":"v1","status":"Failure","message":"Unauthorized","code":401}""");
    }

    @Test
    void whoseTokenHasExpiredIsToldToLogInAgain() {
        // Given
        ClusterLogin login = played.login();

        // When
        StageFailure failure = catchThrowableOfType(
                StageFailure.class, () -> login.use(cluster -> cluster.client().getKubernetesVersion()));

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(failure)
                .hasMessage(
                        "The cluster at https://127.0.0.1:%d does not know you any more: log in again with oc login.",
                        played.port());
    }
}
