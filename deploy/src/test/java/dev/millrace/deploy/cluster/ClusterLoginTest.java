package dev.millrace.deploy.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.fabric8.kubernetes.client.Config;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SelfSignedCertificate;
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

    private final Vertx vertx = Vertx.vertx();
    private final SelfSignedCertificate certificate = SelfSignedCertificate.create();
    private HttpServer server;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(certificate.keyCertOptions()))
                .requestHandler(ClusterLoginTest::refuse)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Path kubeconfig = Files.writeString(directory.resolve("config"), """
                        apiVersion: v1
                        kind: Config
                        current-context: student
                        contexts: [{name: student, context: {cluster: c, user: u, namespace: shop}}]
                        clusters: [{name: c, cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}}]
                        users: [{name: u, user: {token: expired}}]
                        """.formatted(server.actualPort()));
        System.setProperty(Config.KUBERNETES_KUBECONFIG_FILE, kubeconfig.toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty(Config.KUBERNETES_KUBECONFIG_FILE);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        certificate.delete();
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
        ClusterLogin login = new ClusterLogin(Optional.empty(), Optional.empty());

        // When
        StageFailure failure = catchThrowableOfType(
                StageFailure.class, () -> login.use(cluster -> cluster.client().getKubernetesVersion()));

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(failure)
                .hasMessage(
                        "The cluster at https://127.0.0.1:%d does not know you any more: log in again with oc login.",
                        server.actualPort());
    }
}
