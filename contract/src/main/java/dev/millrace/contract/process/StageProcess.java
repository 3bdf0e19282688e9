package dev.millrace.contract.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.ProgressListener;
import dev.millrace.contract.stage.StageFailure;

/**
 * A child process: its standard output is read as events, its standard error goes to its log, and its standard input is
 * a pipe that stays open as long as the launcher lives. If its standard output is passed on to the user, events are read
 * from its standard error, and the rest of that goes to the log.
 */
public final class StageProcess {
    private final String id;
    private final String inWords;
    private final Process process;
    private final StageLog log;
    private final Thread events;
    private volatile ProgressEvent last;

    private StageProcess(
            String id, String inWords, Process process, StageLog log, InputStream told, ProgressListener listener) {
        this.id = id;
        this.inWords = inWords;
        this.process = process;
        this.log = log;
        this.events = new Thread(() -> StageLog.forEachLine(told, line -> read(line, listener)), id + "-events");
        this.events.setDaemon(true);
        this.events.start();
    }

    /**
     * Starts a child.
     *
     * @param id what it is called in events
     * @param inWords what it is called in a sentence
     * @param builder its command line and environment
     * @param log takes what it writes to standard error, and what is no event on standard output
     * @param listener is told of its events, from a thread of its own
     * @param whenEnded is told once, when everything that it said has been read
     */
    public static StageProcess start(
            String id,
            String inWords,
            ProcessBuilder builder,
            StageLog log,
            ProgressListener listener,
            Consumer<StageProcess> whenEnded) {
        try {
            Process process = builder.start();
            boolean isPassedOn = builder.redirectOutput() == ProcessBuilder.Redirect.INHERIT;
            if (!isPassedOn) {
                log.follow(process.getErrorStream());
            }
            InputStream told = isPassedOn ? process.getErrorStream() : process.getInputStream();
            StageProcess stage = new StageProcess(id, inWords, process, log, told, listener);
            process.onExit().thenRun(() -> {
                stage.finishReading();
                whenEnded.accept(stage);
            });
            return stage;
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.BUG,
                    "%s cannot be started (%s).".formatted(builder.command().get(0), e.getMessage()),
                    e);
        }
    }

    /** What it is called in events. */
    public String id() {
        return id;
    }

    /** How it ended; to be asked only once it has. */
    public Ending ending() {
        return new Ending(inWords, process.exitValue(), last, log.file());
    }

    /** Whether it has ended badly, or said that it is about to. */
    public boolean hasFailed() {
        boolean saysSo = last != null && last.phase() == Phase.FAILED;
        return saysSo || !process.isAlive() && process.exitValue() != 0;
    }

    /** Asks it to end, as a signal would; {@link #awaitEnd} waits for it. */
    public void end() {
        process.destroy();
    }

    /** Waits until it has ended; after the grace period it is ended by force. */
    public void awaitEnd(Duration gracePeriod) {
        try {
            if (!process.waitFor(gracePeriod.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void read(String line, ProgressListener listener) {
        var event = ProgressEvent.parse(line);
        if (event.isPresent()) {
            last = event.get();
            listener.on(last);
        } else {
            log.line(line);
        }
    }

    private void finishReading() {
        try {
            events.join();
            log.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
