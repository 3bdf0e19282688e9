package dev.millrace.cli.view;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.contract.stage.ProgressEvent;

/** One line of the progress view: what a stage is called, its bar, and what is to be said of it. */
final class StageLine {
    /** What stands beside the bar: name, rows, rate and time left. */
    private static final int BESIDE_BAR = 59;

    private static final int LEAST_BAR = 10;
    private static final int MOST_BAR = 40;

    private final int columns;
    private final int bar;
    private final Style style;

    StageLine(Terminal terminal) {
        this.columns = terminal.columns();
        this.bar = Math.max(LEAST_BAR, Math.min(MOST_BAR, columns - BESIDE_BAR));
        this.style = terminal.style();
    }

    String render(StageState state) {
        ProgressEvent event = state.event();
        String name = "  %-10s".formatted(state.stage());
        if (event == null) {
            return style.dim(fit(name + "starting"));
        }
        return switch (event.phase()) {
            case WAITING -> style.dim(fit(name + "waiting for " + event.message()));
            case FAILED -> style.bad(fit(name + "failed"));
            case RUNNING -> fit(name + moving(state) + "   " + left(state));
            case DONE -> remarked(fit(name + finished(event) + "   " + ended(event)), event.message());
        };
    }

    private String moving(StageState state) {
        double part = state.expected() > 0 ? Math.min(1.0, (double) through(state.event()) / state.expected()) : 0;
        return figures("=".repeat((int) (bar * part)), state.event());
    }

    private String finished(ProgressEvent event) {
        return figures("=".repeat(bar), event);
    }

    private String figures(String filled, ProgressEvent event) {
        String rate = event.rate() > 0 ? Numbers.rate(event.rate()) : "";
        return ("%-" + bar + "s  %16s  %8s").formatted(filled, Numbers.rows(event.rows()), rate);
    }

    private static String left(StageState state) {
        ProgressEvent event = state.event();
        long rows = state.expected() - through(event);
        if (rows <= 0 || event.rate() <= 0) {
            return "";
        }
        return Numbers.seconds(Math.ceil(rows / event.rate())).replace(".0", "") + " left";
    }

    /** A rejected record is through as well. */
    private static long through(ProgressEvent event) {
        return event.rows() + event.rejected();
    }

    private static String ended(ProgressEvent event) {
        // A stage that found its work done has not taken any time.
        String time = event.seconds() > 0 || event.message() == null
                ? "done in " + Numbers.seconds(event.seconds())
                : "done before";
        return event.rejected() > 0 ? time + ", %s rejected".formatted(Numbers.count(event.rejected())) : time;
    }

    /** What a stage has to add, where there is room for all of it. */
    private String remarked(String line, String remark) {
        boolean fits = remark != null && line.length() + remark.length() + 2 <= columns;
        return fits ? line + ", " + remark : line;
    }

    private String fit(String line) {
        String text = line.stripTrailing();
        return text.length() <= columns ? text : text.substring(0, columns - 1) + "~";
    }
}
