package dev.millrace.cli.options;

import java.nio.file.Path;
import java.util.Map;

import picocli.CommandLine.Option;

/** Where Spark works. */
public final class SparkOptions implements StageSettings {

    @Option(
            names = "--spark-master",
            paramLabel = "URL",
            description = {
                "Work on this Spark cluster: spark://host:port or k8s://https://host:port (default: local[*]).",
                "Its executors must see --out at the same path."
            })
    private String master;

    @Option(
            names = "--spark-driver-host",
            paramLabel = "HOST",
            description = "Where the cluster's executors reach this machine (default: the address that Spark finds).")
    private String driverHost;

    @Option(
            names = "--spark-executors",
            paramLabel = "N",
            converter = Converters.Whole.class,
            description = "How many executors to ask the cluster for (default: 2).")
    private Integer executors;

    @Option(
            names = "--spark-executor-cores",
            paramLabel = "N",
            converter = Converters.Whole.class,
            description = "Cores of each executor (default: 1).")
    private Integer cores;

    @Option(
            names = "--spark-executor-memory",
            paramLabel = "SIZE",
            description = "Heap of each executor, such as 1g or 1500m (default: 1g).")
    private String memory;

    @Option(
            names = "--spark-properties",
            paramLabel = "FILE",
            description = "More of Spark's own settings, as in spark-defaults.conf; they win over all others.")
    private Path properties;

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_SPARK_MASTER", master);
        StageSettings.add(environment, "MILLRACE_SPARK_DRIVER_HOST", driverHost);
        StageSettings.add(environment, "MILLRACE_SPARK_EXECUTORS", executors);
        StageSettings.add(environment, "MILLRACE_SPARK_EXECUTOR_CORES", cores);
        StageSettings.add(environment, "MILLRACE_SPARK_EXECUTOR_MEMORY", memory);
        StageSettings.add(environment, "MILLRACE_SPARK_PROPERTIES", properties);
    }
}
