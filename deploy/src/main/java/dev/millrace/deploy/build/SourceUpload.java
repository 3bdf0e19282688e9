package dev.millrace.deploy.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.manifests.Labels;

/**
 * Sends what an image is built from. The cluster makes the build at once, but takes the source, and answers, only when
 * the build's pod runs; so it is sent aside, while the build is looked at.
 *
 * @see <a href="https://github.com/openshift/openshift-apiserver">instantiatebinary waits for the build for five
 *     minutes</a>
 */
final class SourceUpload {
    private static final Duration SENDING = Duration.ofMinutes(10);
    private static final String PATH =
            "apis/build.openshift.io/v1/namespaces/%1$s/buildconfigs/%2$s/instantiatebinary?name=%2$s&namespace=%1$s";

    private final FutureTask<Void> sending;

    private SourceUpload(FutureTask<Void> sending) {
        this.sending = sending;
    }

    /** Begins to send. */
    static SourceUpload start(Cluster cluster, Child stage, ImageSource source) {
        FutureTask<Void> sending = new FutureTask<>(() -> send(cluster, stage, source), null);
        Thread thread = new Thread(sending, "upload");
        thread.setDaemon(true);
        thread.start();
        return new SourceUpload(sending);
    }

    /**
     * Looks whether the cluster has refused it.
     *
     * @throws RuntimeException that the sending ended with
     */
    void check() {
        if (!sending.isDone()) {
            return;
        }
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(Cluster cluster, Child stage, ImageSource source) {
        try {
            Path file = Files.createTempFile("millrace-image", ".zip");
            // The command may end while the cluster still waits.
            file.toFile().deleteOnExit();
            try {
                source.pack(Files.newOutputStream(file));
                cluster.post(PATH.formatted(cluster.namespace(), Labels.object(stage)), file, SENDING);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }
}
