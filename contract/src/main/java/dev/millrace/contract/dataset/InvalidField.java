package dev.millrace.contract.dataset;

/** A text that is no value of its column; carries the end of a sentence, and no stack trace, since data throws it. */
final class InvalidField extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 40;

    InvalidField(String problem) {
        super(problem, null, false, false);
    }

    /** "'text' ..." with a long text cut short. */
    static InvalidField of(String text, String problem) {
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
        return new InvalidField("'%s' %s".formatted(shown, problem));
    }
}
