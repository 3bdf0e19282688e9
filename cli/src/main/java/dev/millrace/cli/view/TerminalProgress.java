package dev.millrace.cli.view;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.millrace.contract.stage.ProgressEvent;

/**
 * One live line a stage. Each picture is written at once over the one before it; the terminal is told not to wrap, so
 * that a window that gets narrower cuts lines instead of breaking them.
 */
public final class TerminalProgress implements ProgressView {
    private static final long MILLIS_BETWEEN_PICTURES = 100;
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";
    private static final String ERASE_REST_OF_LINE = "\u001b[K";
    private static final String UP = "\u001b[%dA\r";

    private final ProgressBoard board;
    private final StageLine line;
    private final PrintStream out;
    private final ScheduledExecutorService clock;
    private boolean drawn;
    private boolean closed;

    /**
     * Begins to draw.
     *
     * @param stages those that have a line, in order
     * @param terminal where {@code out} ends
     */
    public TerminalProgress(List<String> stages, Terminal terminal, PrintStream out) {
        this.board = new ProgressBoard(stages);
        this.line = new StageLine(terminal);
        this.out = out;
        this.clock = Executors.newSingleThreadScheduledExecutor(TerminalProgress::daemon);
        clock.scheduleAtFixedRate(this::draw, 0, MILLIS_BETWEEN_PICTURES, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void on(ProgressEvent event) {
        board.on(event);
    }

    /** Draws the last picture, which stays. */
    @Override
    public synchronized void close() {
        if (!closed) {
            draw();
            closed = true;
            clock.shutdown();
        }
    }

    private synchronized void draw() {
        if (closed) {
            return;
        }
        List<StageState> states = board.states();
        StringBuilder picture = new StringBuilder(NO_WRAP);
        if (drawn) {
            picture.append(UP.formatted(states.size()));
        }
        for (StageState state : states) {
            picture.append(line.render(state)).append(ERASE_REST_OF_LINE).append('\n');
        }
        out.print(picture.append(WRAP));
        out.flush();
        drawn = true;
    }
}
