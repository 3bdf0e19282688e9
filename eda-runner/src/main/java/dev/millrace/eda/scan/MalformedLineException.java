package dev.millrace.eda.scan;

/** A line of a landed file is not what the sink writes. */
public final class MalformedLineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedLineException(String message) {
        super(message);
    }
}
