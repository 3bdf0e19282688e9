package dev.millrace.sink.land;

/** The ingest has given up the batch that is being landed. */
final class BatchFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    BatchFailedException(String reason) {
        super(reason);
    }
}
