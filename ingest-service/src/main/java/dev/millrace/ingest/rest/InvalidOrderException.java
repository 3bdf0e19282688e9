package dev.millrace.ingest.rest;

import java.util.List;

/** A client asked for something that cannot be meant. */
public final class InvalidOrderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /**
     * @param errors what is wrong, at least one thing
     */
    InvalidOrderException(List<FieldError> errors) {
        super(errors.get(0).detail());
        this.errors = List.copyOf(errors);
    }

    /** One thing is wrong. */
    InvalidOrderException(String field, String detail) {
        this(List.of(new FieldError(field, detail)));
    }

    /** What is wrong. */
    public List<FieldError> errors() {
        return errors;
    }
}
