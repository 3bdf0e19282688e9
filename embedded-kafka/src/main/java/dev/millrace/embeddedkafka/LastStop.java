package dev.millrace.embeddedkafka;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.storage.internals.checkpoint.CleanShutdownFileHandler;

/** How the last broker in a directory ended. */
enum LastStop {
    /** It was closed, or there was none. */
    CLEAN,
    /** It was killed, or the machine went down. */
    CRASH;

    /** Looks before a broker starts: Kafka leaves a mark on a clean stop and removes it on start. */
    static LastStop in(Path directory) {
        boolean used = Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME));
        boolean marked = Files.exists(directory.resolve(CleanShutdownFileHandler.CLEAN_SHUTDOWN_FILE_NAME));
        return used && !marked ? CRASH : CLEAN;
    }
}
