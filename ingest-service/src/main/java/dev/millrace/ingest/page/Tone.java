package dev.millrace.ingest.page;

import java.util.Locale;

/** How something is to be taken; the style sheet has a class for each. */
public enum Tone {
    /** It went well. */
    GOOD,
    /** It went wrong. */
    BAD,
    /** It ended neither well nor badly, or is over. */
    CALM,
    /** Something is going on. */
    BUSY;

    /** The class in the style sheet. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
