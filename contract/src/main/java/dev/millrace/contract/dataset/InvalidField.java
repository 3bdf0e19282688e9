package dev.millrace.contract.dataset;

/** A text that is no value of its column; carries the end of a sentence, and no stack trace, since data throws it. */
final class InvalidField extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 40;

    private final String kind;

    /** A problem without a text. */
    InvalidField(String problem) {
        this(problem, problem);
    }

    private InvalidField(String problem, String kind) {
        super(problem, null, false, false);
        this.kind = kind;
    }

    /** What is wrong, the text left out. */
    String kind() {
        return kind;
    }

    /** "'text' ..." on one line: a long text is cut short, and what cannot be shown is a question mark. */
    static InvalidField of(String text, String problem) {
        return new InvalidField("'" + shown(text) + "' " + problem, problem);
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_QUOTE)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST_QUOTE ? shown + "..." : shown.toString();
    }
}
