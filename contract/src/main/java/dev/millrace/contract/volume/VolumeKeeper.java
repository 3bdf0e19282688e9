package dev.millrace.contract.volume;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;

/**
 * The program of the short-lived pod that lets {@code ./millrace} reach the files on a volume: an image need have no shell,
 * tar or find for it.
 *
 * <ul>
 *   <li>{@code wait SECONDS} keeps the pod alive;
 *   <li>{@code send DIR} writes the report and the manifests as a zip to standard output;
 *   <li>{@code receive DIR NAME BYTES} reads one file from standard input, asks with an empty line for each further
 *       {@value #CHUNK} bytes, and answers with its SHA-256.
 * </ul>
 */
public final class VolumeKeeper {
    /** How many bytes of a file are sent before the next are asked for; as many as fit a message of a WebSocket anywhere. */
    public static final int CHUNK = 60 << 10;

    private final InputStream in;
    private final OutputStream out;
    private final PrintStream errors;

    VolumeKeeper(InputStream in, OutputStream out, PrintStream errors) {
        this.in = in;
        this.out = out;
        this.errors = errors;
    }

    /** Does one thing, and exits with its code. */
    public static void main(String[] arguments) {
        // The plain streams: System.out would be right for texts.
        VolumeKeeper keeper = new VolumeKeeper(
                new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), System.err);
        System.exit(keeper.run(List.of(arguments)).code());
    }

    ExitCode run(List<String> arguments) {
        try {
            act(arguments);
            return ExitCode.DONE;
        } catch (StageFailure failure) {
            errors.println(failure.getMessage());
            return failure.exitCode();
        } catch (IOException e) {
            errors.println("The files cannot be moved (%s).".formatted(e.getMessage()));
            return ExitCode.CANNOT_WRITE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.TRY_AGAIN;
        }
    }

    private void act(List<String> arguments) throws IOException, InterruptedException {
        String form = arguments.isEmpty() ? "" : arguments.get(0) + " " + (arguments.size() - 1);
        switch (form) {
            case "wait 1" -> TimeUnit.SECONDS.sleep(number(arguments.get(1)));
            case "send 1" -> new ResultsArchive(new OutDirectory(Path.of(arguments.get(1)))).write(out);
            case "receive 3" ->
                receive(
                        new ConfinedPath(Path.of(arguments.get(1))).resolve(arguments.get(2)),
                        number(arguments.get(3)));
            default ->
                throw new StageFailure(
                        ExitCode.USAGE, "One of these is wanted: wait SECONDS, send DIR, receive DIR NAME BYTES.");
        }
    }

    /** The end of the input cannot be told, because a command's in a pod stays open: so the length is known beforehand. */
    private void receive(Path target, long bytes) throws IOException {
        try (AtomicFile file = new AtomicFile(target)) {
            byte[] chunk = new byte[CHUNK];
            for (long left = bytes; left > 0; ) {
                int wanted = (int) Math.min(chunk.length, left);
                int read = in.readNBytes(chunk, 0, wanted);
                left -= read;
                if (read < wanted) {
                    throw new EOFException("%s ended %d bytes before its end".formatted(target.getFileName(), left));
                }
                file.append(chunk, 0, read);
                if (left > 0) {
                    answer("");
                }
            }
            String hash = file.commit(target, 0).sha256();
            answer(hash);
        }
    }

    private void answer(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new StageFailure(ExitCode.USAGE, "'%s' is not a whole number.".formatted(text));
        }
        return Long.parseLong(text);
    }
}
