package dev.millrace.contract.wire;

/** A record value that no codec of ours wrote for this dataset. */
public final class MalformedRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is wrong, without the record's content
     */
    public MalformedRecordException(String problem) {
        super(problem);
    }
}
