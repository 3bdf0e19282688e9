package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** A command that runs, with the processes it has started. */
final class RunningCommand {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Process process;
    private final Path out;
    private final Path err;

    private RunningCommand(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts one in a directory, which keeps what it says. */
    static RunningCommand start(List<String> command, Path directory, Map<String, String> environment) {
        try {
            Path out = Files.createTempFile(directory, "stdout", ".txt");
            Path err = Files.createTempFile(directory, "stderr", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new RunningCommand(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it has written to standard output so far. */
    String text() {
        try {
            return Files.readString(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills, as {@code kill -9} does, the child that runs a jar of this room, unless the command ends before it can. */
    void killChild(String room) {
        Optional<ProcessHandle> child =
                await().atMost(LONGEST).until(() -> child(room), found -> found.isPresent() || !process.isAlive());
        child.ifPresent(RunningCommand::kill);
    }

    /** Kills the command itself, and waits until its children have ended because of that. */
    void kill() {
        List<ProcessHandle> orphans = children();
        kill(process.toHandle());
        await().atMost(LONGEST).until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Does something while the command, and none of its children, is suspended. */
    void whileSuspended(Runnable work) {
        signal("STOP");
        try {
            work.run();
        } finally {
            signal("CONT");
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void kill(ProcessHandle victim) {
        victim.destroyForcibly();
        await().until(() -> !victim.isAlive());
    }

    /** The child that runs a jar, or a class, of this name. */
    Optional<ProcessHandle> child(String room) {
        return children().stream().filter(c -> runs(c, room)).findFirst();
    }

    private static boolean runs(ProcessHandle child, String room) {
        return child.info().commandLine().orElse("").contains(room);
    }

    Outcome outcome() {
        return outcome(LONGEST);
    }

    /** How it ended, within a time that its kind of work takes. */
    Outcome outcome(Duration longest) {
        try {
            if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
                children().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("still running after %s:%n%s%n%s"
                        .formatted(longest, Files.readString(out), Files.readString(err)));
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
