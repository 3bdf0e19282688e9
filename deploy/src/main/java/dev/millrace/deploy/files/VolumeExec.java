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
import java.util.concurrent.ExecutionException;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.volume.VolumeKeeper;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.TtyExecErrorable;

/**
 * The program in the pod of files, run once for each thing that is wanted of it.
 *
 * @param pod the one that runs
 */
record VolumeExec(PodResource pod) {
    /**
     * Writes a file to the volume.
     *
     * @throws StageFailure with code 75 if it did not arrive as it is here
     */
    void upload(Upload upload) {
        Path file = upload.file();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            long bytes = Files.size(file);
            List<String> command = List.of("receive", FilesPodPlan.DATA, upload.name(), Long.toString(bytes));
            String arrived =
                    exec(pod.redirectingInput(1).redirectingOutput(), command, exec -> receipt(exec, in, bytes));
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
    private static String receipt(ExecWatch exec, InputStream in, long bytes) throws IOException {
        byte[] chunk = new byte[VolumeKeeper.CHUNK];
        boolean goesOn = true;
        for (long left = bytes; left > 0 && goesOn; left -= chunk.length) {
            exec.getInput().write(chunk, 0, in.readNBytes(chunk, 0, (int) Math.min(chunk.length, left)));
            goesOn = left <= chunk.length || exec.getOutput().read() >= 0;
        }
        return new String(exec.getOutput().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }

    /** Writes the report and the manifests, as one archive, to a stream. */
    void results(OutputStream archive) {
        exec(pod.writingOutput(archive), List.of("send", FilesPodPlan.DATA), exec -> "");
    }

    private interface Talk {
        String with(ExecWatch exec) throws IOException;
    }

    private static String exec(TtyExecErrorable streams, List<String> arguments, Talk talk) {
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
        } catch (IOException | ExecutionException e) {
            Throwable why = e instanceof ExecutionException ? e.getCause() : e;
            throw new StageFailure(
                    ExitCode.TRY_AGAIN,
                    "The connection to the data volume broke (%s): run the same command again."
                            .formatted(why.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(ExitCode.TRY_AGAIN, "Stopped while files were moved.", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
