package dev.millrace.embeddedkafka;

/** The embedded broker could not start, or gave up; the message is one sentence for a person. */
public class EmbeddedKafkaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure without a cause worth showing.
     *
     * @param sentence what happened, to what, and what to do
     */
    public EmbeddedKafkaException(String sentence) {
        super(sentence);
    }

    /**
     * A failure that something else caused.
     *
     * @param sentence what happened, to what, and what to do
     * @param cause what caused it
     */
    public EmbeddedKafkaException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
