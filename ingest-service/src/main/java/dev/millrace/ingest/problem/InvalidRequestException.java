package dev.millrace.ingest.problem;

import java.util.List;

/** A client asked for something that cannot be meant. */
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    InvalidRequestException(List<Problem.FieldError> errors) {
        super(errors.get(0).detail());
        this.problem = Problem.with(List.copyOf(errors));
    }

    /** One thing is wrong: {@link Problem.FieldError} says how to name it. */
    public InvalidRequestException(String field, String detail) {
        this(List.of(new Problem.FieldError(field, detail)));
    }

    Problem problem() {
        return problem;
    }
}
