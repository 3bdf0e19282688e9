package dev.millrace.embeddedkafka;

/** Something else listens on the port that the broker was told to use. */
public class PortTakenException extends EmbeddedKafkaException {

    private static final long serialVersionUID = 1L;

    PortTakenException(int port, Throwable cause) {
        super(
                "Port " + port + " of " + NodeProperties.HOST
                        + " is taken: stop what listens there, or choose another port, or 0 for any free one.",
                cause);
    }
}
