package dev.millrace.contract.stage;

/** Ends a stage with one sentence for a person and the exit code that belongs to it. */
public final class StageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public StageFailure(ExitCode exitCode, String sentence) {
        this(exitCode, sentence, null);
    }

    /**
     * @param exitCode how the process ends; never {@link ExitCode#DONE}
     * @param sentence what happened, to what, and what to do
     * @param cause what lies beneath, shown in the log alone; may be null
     */
    public StageFailure(ExitCode exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        if (exitCode == ExitCode.DONE) {
            throw new IllegalArgumentException("a failure cannot end with code 0");
        }
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
