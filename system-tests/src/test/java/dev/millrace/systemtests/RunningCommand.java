package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** A {@code millrace} command that runs, with the processes it has started. */
final class RunningCommand {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Process process;
    private final Path out;
    private final Path err;

    RunningCommand(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    Process process() {
        return process;
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Kills, as {@code kill -9} does, the child that runs a jar of this room. */
    void killChild(String room) {
        ProcessHandle child = await().atMost(LONGEST)
                .until(() -> children().stream().filter(c -> runs(c, room)).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
        child.destroyForcibly();
        await().until(() -> !child.isAlive());
    }

    private static boolean runs(ProcessHandle child, String room) {
        return child.info().commandLine().orElse("").contains(room);
    }

    Outcome outcome() {
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                children().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("still running after %s:%n%s%n%s"
                        .formatted(LONGEST, Files.readString(out), Files.readString(err)));
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
