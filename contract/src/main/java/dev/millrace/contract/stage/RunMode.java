package dev.millrace.contract.stage;

import java.util.Locale;
import java.util.Optional;

/** The two lives of a service's process. */
public enum RunMode {
    /** Does one batch and ends with its exit code; listens nowhere. */
    JOB,
    /** Stays up, and does what is asked for. */
    SERVICE;

    /** The property that chooses; as a variable {@code MILLRACE_MODE}. */
    public static final String PROPERTY = "millrace.mode";

    /**
     * The life that the surroundings ask for: a system property, or else a variable; a job if neither does.
     *
     * @throws StageFailure with code 64 if there is no such life
     */
    public static RunMode chosen() {
        String text = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv("MILLRACE_MODE")))
                .filter(value -> !value.isBlank())
                .orElse("job");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "job" -> JOB;
            case "service" -> SERVICE;
            default ->
                throw new StageFailure(
                        ExitCode.USAGE,
                        "MILLRACE_MODE=%s will not do: it must be one of job, service.".formatted(text));
        };
    }
}
