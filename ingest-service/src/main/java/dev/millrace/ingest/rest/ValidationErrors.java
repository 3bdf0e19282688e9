package dev.millrace.ingest.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.millrace.contract.wire.WireFormat;
import dev.millrace.ingest.batch.MaxRejected;

/** Reads what a client sent, field by field, and collects what is wrong, so that all of it is said at once. */
final class ValidationErrors {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final List<FieldError> errors = new ArrayList<>();

    void add(String field, String detail) {
        errors.add(new FieldError(field, detail));
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidOrderException if anything is wrong
     */
    void raise() {
        if (!errors.isEmpty()) {
            throw new InvalidOrderException(errors);
        }
    }

    /** When to give up; a complaint, and the strictest limit, if the text says nothing of the kind. */
    MaxRejected maxRejected(String field, String text) {
        try {
            return new MaxRejected(text);
        } catch (IllegalArgumentException e) {
            add(field, sentence(e.getMessage()));
            return new MaxRejected(BatchOrder.MAX_REJECTED);
        }
    }

    WireFormat wire(String field, String text) {
        for (WireFormat format : WireFormat.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                return format;
            }
        }
        add(field, "'%s' is no wire format: there are json and csv.".formatted(text));
        return WireFormat.JSON;
    }

    /** What the client calls its request; null if it gives it no name. */
    String idempotencyKey(Optional<String> header) {
        header.filter(key -> !KEY.matcher(key).matches())
                .ifPresent(key -> add(
                        "Idempotency-Key",
                        "An idempotency key has 1 to 128 printable ASCII characters and no spaces."));
        return header.orElse(null);
    }

    /** A whole number from a query parameter; what is usual if it is not there, or wrong. */
    long number(String field, String text, long usual, long least, long most) {
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

    private static String sentence(String message) {
        String end = message.endsWith(".") ? "" : ".";
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + end;
    }
}
