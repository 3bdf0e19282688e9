package dev.millrace.cli.view;

/** Whether words have a colour. */
public enum Style {
    /** For files, pipes, and people who set NO_COLOR. */
    PLAIN("", "", "", ""),
    /** For a terminal: ANSI colours. */
    COLOUR("\u001b[32m", "\u001b[31m", "\u001b[2m", "\u001b[0m");

    private final String good;
    private final String bad;
    private final String dim;
    private final String end;

    Style(String good, String bad, String dim, String end) {
        this.good = good;
        this.bad = bad;
        this.dim = dim;
        this.end = end;
    }

    /** What went well. */
    public String good(String text) {
        return good + text + end;
    }

    /** What did not. */
    public String bad(String text) {
        return bad + text + end;
    }

    /** What is not important now. */
    public String dim(String text) {
        return dim + text + end;
    }
}
