package dev.millrace.cli.options;

import java.util.Locale;
import java.util.Map;

import dev.millrace.contract.wire.WireFormat;
import picocli.CommandLine.Option;

/** How ingest judges rows and publishes them. */
public final class PublishOptions implements StageSettings {

    @Option(
            names = "--max-rejected",
            paramLabel = "N|P%",
            converter = Converters.Tolerance.class,
            description = "How many rows may fail to fit the definition, as a count or a percentage (default: 0).")
    private String maxRejected;

    @Option(
            names = "--wire",
            paramLabel = "FORMAT",
            description = "How a row looks in Kafka: json (default), or csv: smaller and faster.")
    private WireFormat wire;

    @Option(
            names = "--rows-per-transaction",
            paramLabel = "N",
            converter = Converters.Whole.class,
            description = "How many rows one Kafka transaction holds (default: 50000).")
    private Integer rowsPerTransaction;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            converter = Converters.Whole.class,
            description = "The partitions of a topic that has to be created (default: 6).")
    private Integer partitions;

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_MAX_REJECTED", maxRejected);
        StageSettings.add(
                environment, "MILLRACE_WIRE", wire == null ? null : wire.name().toLowerCase(Locale.ROOT));
        StageSettings.add(environment, "MILLRACE_ROWS_PER_TRANSACTION", rowsPerTransaction);
        StageSettings.add(environment, "MILLRACE_PARTITIONS", partitions);
    }
}
