package dev.millrace.contract.stage;

/** How a process ends, after BSD's {@code sysexits.h}, so that a Job knows which failures to try again. */
public enum ExitCode {
    /** The work is done, or was done before. */
    DONE(0),
    /** The command line or the configuration is wrong: trying again cannot help. */
    USAGE(64),
    /** The data does not fit its definition, or the verdict failed. */
    REFUSED(65),
    /** The input is not there. */
    NO_INPUT(66),
    /** The broker or the cluster cannot be reached. */
    UNREACHABLE(69),
    /** A bug in Millrace. */
    BUG(70),
    /** The output cannot be written. */
    CANNOT_WRITE(73),
    /** A deadline passed, or someone else is at work: try again. */
    TRY_AGAIN(75);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
