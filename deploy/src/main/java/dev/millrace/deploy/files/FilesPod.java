package dev.millrace.deploy.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.volume.VolumeKeeper;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.watch.Pace;
import dev.millrace.deploy.watch.PodDiagnosis;
import dev.millrace.deploy.watch.RetryWindow;
import dev.millrace.deploy.watch.Surroundings;
import dev.millrace.deploy.watch.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.TtyExecErrorable;

/** A short-lived pod with the data volume, through which files go in and results come out; closing removes it, and so does Ctrl-C. */
public final class FilesPod implements AutoCloseable {
    private static final String CALLED = "the pod " + FilesPodPlan.NAME;

    private final Cluster cluster;
    private final Pace pace;
    private final Thread hook = new Thread(this::remove, "files-pod");

    private FilesPod(Cluster cluster, Pace pace) {
        this.cluster = cluster;
        this.pace = pace;
    }

    /**
     * Starts the pod, in place of one that an earlier command left behind.
     *
     * @throws StageFailure if it cannot start, or not in time
     */
    public static FilesPod start(Cluster cluster, Pod plan, Pace pace) {
        FilesPod files = new FilesPod(cluster, pace);
        files.removeEarlier();
        Runtime.getRuntime().addShutdownHook(files.hook);
        cluster.client().pods().inNamespace(cluster.namespace()).resource(plan).create();
        try {
            files.awaitRunning();
            return files;
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private void awaitRunning() {
        RetryWindow retryWindow = new RetryWindow(pace.retryWindow());
        pace.awaitThat(
                () -> {
                    Workload pod = Surroundings.of(cluster).workload(CALLED, FilesPodPlan.NAME);
                    String phase = pod.phase();
                    if (phase.equals("Failed") || phase.equals("Succeeded")) {
                        throw late("it ended at once; ./millrace logs ingest may say more");
                    }
                    boolean running = phase.equals("Running");
                    if (!running) {
                        retryWindow.check(new PodDiagnosis(pod).trouble());
                    }
                    return running;
                },
                () -> late("it has not started in time"));
    }

    /**
     * Writes a file to the volume.
     *
     * @throws StageFailure with code 75 if it did not arrive as it is here
     */
    public void upload(Upload upload) {
        Path file = upload.file();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            long bytes = Files.size(file);
            List<String> command = List.of("receive", FilesPodPlan.DATA, upload.name(), Long.toString(bytes));
            String arrived =
                    exec(resource().redirectingInput(1).redirectingOutput(), command, pod -> receipt(pod, in, bytes));
            if (!arrived.equals(HexFormat.of().formatHex(in.getMessageDigest().digest()))) {
                throw new StageFailure(
                        ExitCode.TRY_AGAIN,
                        "%s did not arrive on the data volume as it is here: run the same command again."
                                .formatted(file));
            }
        } catch (IOException e) {
            throw new StageFailure(ExitCode.NO_INPUT, "%s cannot be read.".formatted(file), e);
        }
    }

    /** A WebSocket of Java's refuses a message while one is on its way, and the client does not wait: so the pod says when. */
    private static String receipt(ExecWatch pod, InputStream in, long bytes) throws IOException {
        byte[] chunk = new byte[VolumeKeeper.CHUNK];
        boolean goesOn = true;
        for (long left = bytes; left > 0 && goesOn; left -= chunk.length) {
            pod.getInput().write(chunk, 0, in.readNBytes(chunk, 0, (int) Math.min(chunk.length, left)));
            goesOn = left <= chunk.length || pod.getOutput().read() >= 0;
        }
        return new String(pod.getOutput().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }

    /** Writes the report and the manifests, as one archive, to a stream. */
    void results(OutputStream archive) throws IOException {
        exec(resource().writingOutput(archive), List.of("send", FilesPodPlan.DATA), pod -> "");
    }

    private interface Talk {
        String with(ExecWatch pod) throws IOException;
    }

    private static String exec(TtyExecErrorable streams, List<String> arguments, Talk talk) throws IOException {
        List<String> command = new ArrayList<>(FilesPodPlan.JAVA);
        command.addAll(arguments);
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (ExecWatch exec = streams.writingError(errors).exec(command.toArray(String[]::new))) {
            String answer = talk.with(exec);
            int code = exec.exitCode().get();
            if (code != 0) {
                String said = errors.toString(StandardCharsets.UTF_8).strip();
                throw new StageFailure(
                        ExitCode.CANNOT_WRITE,
                        "The files on the data volume cannot be reached (code %d%s): run the same command again."
                                .formatted(code, said.isEmpty() ? "" : ", " + said.replaceFirst("\\.$", "")));
            }
            return answer;
        } catch (ExecutionException e) {
            throw new StageFailure(
                    ExitCode.TRY_AGAIN,
                    "The connection to the data volume broke (%s): run the same command again."
                            .formatted(e.getCause().getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(ExitCode.TRY_AGAIN, "Stopped while files were moved.", e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            remove();
        } catch (IllegalStateException e) {
            // This program is being stopped: the hook removes it.
        }
    }

    private void remove() {
        try {
            resource().delete();
        } catch (KubernetesClientException e) {
            // It has a deadline, and ends by itself.
        }
    }

    private void removeEarlier() {
        resource().delete();
        try {
            resource().waitUntilCondition(Objects::isNull, pace.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (KubernetesClientTimeoutException e) {
            throw late("an earlier one does not end");
        }
    }

    private PodResource resource() {
        return cluster.client().pods().inNamespace(cluster.namespace()).withName(FilesPodPlan.NAME);
    }

    private static StageFailure late(String why) {
        return new StageFailure(
                ExitCode.TRY_AGAIN, "The pod %s is of no use (%s): try again.".formatted(FilesPodPlan.NAME, why));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
