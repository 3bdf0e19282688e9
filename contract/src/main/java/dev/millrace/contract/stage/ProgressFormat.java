package dev.millrace.contract.stage;

import java.io.PrintStream;
import java.util.function.Function;

/** Who reads a stage's standard output. */
public enum ProgressFormat {
    /** A person or a log collector. */
    LOG(LogProgress::new),
    /** The {@code millrace} command. */
    JSON(out -> event -> {
        out.println(event.json());
        out.flush();
    });

    private final Function<PrintStream, ProgressListener> listener;

    ProgressFormat(Function<PrintStream, ProgressListener> listener) {
        this.listener = listener;
    }

    /** The format of this name, in any case; for a person if there is none, so that even a wrong setting can be told. */
    public static ProgressFormat named(String name) {
        return JSON.name().equalsIgnoreCase(name) ? JSON : LOG;
    }

    /** A listener that writes in this format. */
    public ProgressListener listener(PrintStream out) {
        return listener.apply(out);
    }
}
