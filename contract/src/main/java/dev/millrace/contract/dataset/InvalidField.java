package dev.millrace.contract.dataset;

/** A text that is no value of its column; carries the end of a sentence, and no stack trace, since data throws it. */
final class InvalidField extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 40;

    InvalidField(String problem) {
        super(problem, null, false, false);
    }

    /** "'text' ..." on one line: a long text is cut short, and what cannot be shown is a question mark. */
    static InvalidField of(String text, String problem) {
        return new InvalidField("'" + shown(text) + "' " + problem);
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
