package dev.millrace.contract.dataset;

import java.io.IOException;

/** A line that is longer than any record may be. */
final class RecordTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    RecordTooLongException(long line) {
        super("line %d is longer than %d bytes, which no record may be".formatted(line, RecordScanner.LONGEST_RECORD));
    }
}
