package dev.millrace.embeddedkafka;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/** Gives a directory its cluster id, once. */
final class FormattedDirectory {

    private FormattedDirectory() {}

    /**
     * Formats the directory unless it is. {@code meta.properties} is written last, by rename, so a directory whose
     * formatting was cut short is formatted again.
     *
     * @throws Exception whatever Kafka's formatter throws
     */
    static void ensure(Path directory) throws Exception {
        if (Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(NodeProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(NodeProperties.CONTROLLER)
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString())
                .run();
    }
}
