package dev.millrace.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** A process with a stop watch and an eye on its memory. */
public final class TimedProcess implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final Duration TIMEOUT = Duration.ofMinutes(6);

    private final Command command;
    private final Process process;
    private final long startedNanos;
    private final double childrenBefore;
    private long peakBytes;

    private TimedProcess(Command command) throws IOException {
        this.command = command;
        this.childrenBefore = ChildrenTime.seconds();
        this.startedNanos = System.nanoTime();
        this.process = command.builder().start();
    }

    /** Starts the watch and the process. */
    public static TimedProcess start(Command command) throws IOException {
        return new TimedProcess(command);
    }

    /**
     * Starts a process and waits for its good end, while no other one ends.
     *
     * @return how long it took, and the most memory it held
     * @throws StageFailure with code 70 if it fails, with 75 if it takes longer than six minutes
     */
    public static Ended runToEnd(Command command) throws IOException, InterruptedException {
        try (TimedProcess running = start(command)) {
            return running.awaitEnd();
        }
    }

    private Ended awaitEnd() throws IOException, InterruptedException {
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            look();
        }
        double seconds = seconds();
        if (process.exitValue() != 0) {
            throw failure();
        }
        return new Ended(seconds, ChildrenTime.seconds() - childrenBefore, peakBytes);
    }

    /**
     * Notes its memory, and checks that it lives and is not too late.
     *
     * @throws StageFailure with code 70 if it has ended, with 75 if it has been running longer than six minutes
     */
    public void check() throws IOException {
        if (!process.isAlive()) {
            throw failure();
        }
        look();
    }

    /** Seconds since it was started. */
    public double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /** The most memory that it was seen to hold, in bytes; 0 if that cannot be told here. */
    public long peakBytes() {
        return peakBytes;
    }

    private void look() {
        peakBytes = Math.max(peakBytes, PeakMemory.of(process.pid()));
        if (seconds() > TIMEOUT.toSeconds()) {
            throw new StageFailure(
                    ExitCode.TRY_AGAIN,
                    "%s is not done after %d minutes: its log is %s."
                            .formatted(name(), TIMEOUT.toMinutes(), command.log()));
        }
    }

    private StageFailure failure() throws IOException {
        return new StageFailure(
                ExitCode.BUG,
                "%s ended with code %d: %s -- its log is %s."
                        .formatted(name(), process.exitValue(), lastLine(command.log()), command.log()));
    }

    private String name() {
        return Path.of(command.words().get(command.words().size() - 1))
                .getFileName()
                .toString();
    }

    private static String lastLine(Path log) throws IOException {
        String[] lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .strip()
                .split("\n");
        return lines[lines.length - 1];
    }

    /** Ends it if it still runs, first by asking. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What a process took.
     *
     * @param seconds from its start to its end
     * @param processorSeconds of all processors together, its own children's that it waited for included; 0 if that cannot
     *     be told here
     * @param peakBytes the most memory that it was seen to hold; 0 if that cannot be told here
     */
    public record Ended(double seconds, double processorSeconds, long peakBytes) {}
}
