package dev.millrace.eda.cluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * Where Spark works.
 *
 * @param master {@code local[*]}, {@code local[N]}, {@code spark://host:port} or {@code k8s://https://host:port}
 * @param driverHost where executors reach this process; empty for the address that Spark finds
 * @param executors how many executors a cluster is asked for, at least one
 * @param cores how many tasks an executor works on at a time, at least one
 * @param memory the heap of an executor, as Java writes it: {@code 1g}
 * @param properties a file with more of Spark's settings, which win over all others
 */
public record SparkPlace(
        String master,
        Optional<String> driverHost,
        int executors,
        int cores,
        String memory,
        Optional<Path> properties) {
    private static final Pattern LOCAL = Pattern.compile("local(\\[(\\*|[1-9]\\d*)])?");
    private static final Pattern STANDALONE = Pattern.compile("spark://[^/:,]+:\\d+(,[^/:,]+:\\d+)*");
    private static final Pattern KUBERNETES = Pattern.compile("k8s://(https?://)?[^/:]+(:\\d+)?");
    private static final Pattern MEMORY = Pattern.compile("[1-9]\\d*[kmgt]");

    /** All processors of this machine. */
    public static final SparkPlace HERE = new SparkPlace("local[*]", Optional.empty(), 2, 1, "1g", Optional.empty());

    /**
     * @throws StageFailure with code 64 if one of them cannot be
     */
    public SparkPlace {
        check(
                "MILLRACE_SPARK_MASTER",
                master,
                isKnown(master),
                "local[*], spark://host:port or k8s://https://host:port");
        check("MILLRACE_SPARK_EXECUTORS", executors, executors > 0, "a number of executors");
        check("MILLRACE_SPARK_EXECUTOR_CORES", cores, cores > 0, "a number of cores");
        check("MILLRACE_SPARK_EXECUTOR_MEMORY", memory, MEMORY.matcher(memory).matches(), "a size such as 1g or 1500m");
    }

    /**
     * Reads the {@code MILLRACE_SPARK_} variables.
     *
     * @throws StageFailure with code 64 if one has a value that it cannot have
     */
    public static SparkPlace of(Map<String, String> environment) {
        return new SparkPlace(
                text(environment, "MILLRACE_SPARK_MASTER").orElse(HERE.master),
                text(environment, "MILLRACE_SPARK_DRIVER_HOST"),
                number(environment, "MILLRACE_SPARK_EXECUTORS", HERE.executors),
                number(environment, "MILLRACE_SPARK_EXECUTOR_CORES", HERE.cores),
                text(environment, "MILLRACE_SPARK_EXECUTOR_MEMORY").orElse(HERE.memory),
                text(environment, "MILLRACE_SPARK_PROPERTIES").map(Path::of));
    }

    /** Whether all is done inside this process. */
    public boolean isLocal() {
        return LOCAL.matcher(master).matches();
    }

    /** Whether executors are pods. */
    boolean isKubernetes() {
        return KUBERNETES.matcher(master).matches();
    }

    private static boolean isKnown(String master) {
        return LOCAL.matcher(master).matches()
                || STANDALONE.matcher(master).matches()
                || KUBERNETES.matcher(master).matches();
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String text = text(environment, name).orElse(Integer.toString(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw refused(name, text, "a whole number");
        }
    }

    private static void check(String name, Object value, boolean holds, String wanted) {
        if (!holds) {
            throw refused(name, value, wanted);
        }
    }

    private static StageFailure refused(String name, Object value, String wanted) {
        return new StageFailure(ExitCode.USAGE, "%s is '%s', which is not %s.".formatted(name, value, wanted));
    }
}
