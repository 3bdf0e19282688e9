package dev.millrace.contract.stage;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Writes progress as lines for a log: each change of phase at once, moving rows every few seconds. */
public final class LogProgress implements ProgressListener {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);

    private final PrintStream out;
    private Phase lastPhase;
    private long lastNanos;

    public LogProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void on(ProgressEvent event) {
        long now = System.nanoTime();
        boolean quiet = now - lastNanos < BETWEEN_LINES.toNanos();
        if (event.phase() == lastPhase && event.phase() == Phase.RUNNING && quiet) {
            return;
        }
        lastPhase = event.phase();
        lastNanos = now;
        out.println("%-9s %s".formatted(event.stage(), describe(event)));
        out.flush();
    }

    private static String describe(ProgressEvent event) {
        return switch (event.phase()) {
            case WAITING -> "waiting for " + event.message();
            case FAILED -> "failed: " + event.message();
            case RUNNING -> moving(event);
            case DONE ->
                moving(event) + String.format(Locale.ROOT, "  done in %.1f s", event.seconds()) + suffix(event);
        };
    }

    private static String moving(ProgressEvent event) {
        String of = event.total() > 0 ? " of " + Numbers.count(event.total()) : "";
        String rejected = event.rejected() > 0 ? "  %s rejected".formatted(Numbers.count(event.rejected())) : "";
        return String.format(Locale.ROOT, "%,d%s rows  %,.0f rows/s%s", event.rows(), of, event.rate(), rejected);
    }

    private static String suffix(ProgressEvent event) {
        return event.message() == null ? "" : ": " + event.message();
    }
}
