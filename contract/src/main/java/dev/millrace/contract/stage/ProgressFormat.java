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

    /** A listener that writes in this format. */
    public abstract ProgressListener listener(PrintStream out);
}
