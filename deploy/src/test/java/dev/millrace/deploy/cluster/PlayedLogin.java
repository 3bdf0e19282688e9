package dev.millrace.deploy.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.fabric8.kubernetes.client.Config;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SelfSignedCertificate;

/** A kubeconfig that leads to a server of a test's own, over TLS and HTTP/1.1 or HTTP/2; closing forgets both. */
public final class PlayedLogin implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final SelfSignedCertificate certificate = SelfSignedCertificate.create();
    private final HttpServer server;

    /**
     * @param directory for the kubeconfig
     * @param answer to each request
     */
    public PlayedLogin(Path directory, Handler<HttpServerRequest> answer) throws IOException {
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(certificate.keyCertOptions()))
                .requestHandler(answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Path kubeconfig = Files.writeString(directory.resolve("config"), """
                        apiVersion: v1
                        kind: Config
                        current-context: student
                        contexts: [{name: student, context: {cluster: c, user: u, namespace: student}}]
                        clusters: [{name: c, cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}}]
                        users: [{name: u, user: {token: secret}}]
                        """.formatted(port()));
        System.setProperty(Config.KUBERNETES_KUBECONFIG_FILE, kubeconfig.toString());
    }

    /** The login that a command would make of it. */
    public ClusterLogin login() {
        return new ClusterLogin(Optional.empty(), Optional.empty());
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        System.clearProperty(Config.KUBERNETES_KUBECONFIG_FILE);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        certificate.delete();
    }
}
