package dev.millrace.ingest;

import java.util.Optional;

import dev.millrace.contract.wire.WireFormat;
import dev.millrace.runtime.process.BatchSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set of the ingest, beside what can be set of every stage. */
@ConfigMapping(prefix = "millrace")
public interface IngestSettings extends BatchSettings {
    /** How rows are encoded. */
    @WithDefault("json")
    WireFormat wire();

    /** Records in one Kafka transaction. */
    @WithDefault("50000")
    int rowsPerTransaction();

    /** Records that may be rejected: a count, or a share such as {@code 1%}. */
    @WithDefault("0")
    String maxRejected();

    /** Partitions of the rows' topic, if it has to be created. */
    @WithDefault("6")
    int partitions();

    /** The batch whose rejected rows the input holds, to be sent again. */
    Optional<String> replays();
}
