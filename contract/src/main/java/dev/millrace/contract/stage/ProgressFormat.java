package dev.millrace.contract.stage;

import java.io.PrintStream;

/** Who reads a stage's standard output. */
public enum ProgressFormat {
    /** A person or a log collector. */
    LOG {
        @Override
        public ProgressListener listener(PrintStream out) {
            return new LogProgress(out);
        }
    },
    /** The {@code millrace} command. */
    JSON {
        @Override
        public ProgressListener listener(PrintStream out) {
            return new JsonProgress(out);
        }
    };

    /** The format of this name, in any case; for a person if there is none, so that even a wrong setting can be told. */
    public static ProgressFormat named(String name) {
        return JSON.name().equalsIgnoreCase(name) ? JSON : LOG;
    }

    /** A listener that writes in this format. */
    public abstract ProgressListener listener(PrintStream out);
}
