package dev.millrace.embeddedkafka;

import java.nio.file.Path;

/** Another live broker, in this JVM or another one, works in the directory. */
public class DirectoryInUseException extends EmbeddedKafkaException {

    private static final long serialVersionUID = 1L;

    DirectoryInUseException(Path directory, String owner) {
        super("Another Kafka broker (process " + owner + ") is using " + directory
                + ": stop it, or choose another directory.");
    }
}
