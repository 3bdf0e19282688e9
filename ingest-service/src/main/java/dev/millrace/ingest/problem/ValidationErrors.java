package dev.millrace.ingest.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.millrace.contract.wire.WireFormat;
import dev.millrace.ingest.batch.MaxRejected;

/** Checks what a client sent, field by field, and collects what is wrong, so that all of it is said at once. */
public final class ValidationErrors {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final List<Problem.FieldError> errors = new ArrayList<>();

    /** Something is wrong: {@link Problem.FieldError} says how to name it. */
    public void add(String field, String detail) {
        errors.add(new Problem.FieldError(field, detail));
    }

    /** Throws an {@link InvalidRequestException} if anything is wrong. */
    public void raise() {
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
    }

    /** A limit for rejected rows, unchanged; an error if the text is none. */
    public String maxRejected(String field, String text) {
        try {
            return new MaxRejected(text).text();
        } catch (IllegalArgumentException e) {
            add(field, e.getMessage() + ".");
            return text;
        }
    }

    /** The wire format of a name; an error, and JSON, if there is none. */
    public WireFormat wire(String field, String text) {
        for (WireFormat format : WireFormat.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                return format;
            }
        }
        add(field, "'%s' is no wire format: there are json and csv.".formatted(text));
        return WireFormat.JSON;
    }

    /** What the client calls its request; null if it gives it no name. */
    public String idempotencyKey(Optional<String> header) {
        header.filter(key -> !KEY.matcher(key).matches())
                .ifPresent(key -> add(
                        "Idempotency-Key",
                        "An idempotency key has 1 to 128 printable ASCII characters and no spaces."));
        return header.orElse(null);
    }

    /** A whole number from a query parameter; {@code usual} if it is null, or wrong. */
    public long number(String field, String text, long usual, long least, long most) {
        if (text == null) {
            return usual;
        }
        if (NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        add(field, "This is to be a number from %,d to %,d.".formatted(least, most));
        return usual;
    }
}
