package dev.millrace.eda.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.executor.CoarseGrainedExecutorBackend;

/**
 * An executor in a pod of the same image as the driver's. Spark's scheduler starts the image with the one word
 * {@code executor}, and tells the rest by variables; Spark's own image has a script that reads them.
 */
public final class ExecutorPod {
    private final Map<String, String> environment;

    public ExecutorPod(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Works until the driver has no more work; ends the process.
     *
     * @throws StageFailure with code 64 if Spark's scheduler did not start this
     */
    public void run() {
        String[] arguments = arguments();
        // A user id without a name: Hadoop's login fails on it here as it does in the driver.
        UserGroupInformation.setLoginUser(
                UserGroupInformation.createRemoteUser(environment.getOrDefault("SPARK_USER", "millrace")));
        CoarseGrainedExecutorBackend.main(arguments);
    }

    /** What Spark's script says, from the variables that it says it from. */
    String[] arguments() {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--driver-url", "SPARK_DRIVER_URL");
        add(arguments, "--executor-id", "SPARK_EXECUTOR_ID");
        add(arguments, "--cores", "SPARK_EXECUTOR_CORES");
        add(arguments, "--app-id", "SPARK_APPLICATION_ID");
        add(arguments, "--hostname", "SPARK_EXECUTOR_POD_IP");
        add(arguments, "--bind-address", "SPARK_EXECUTOR_POD_IP");
        add(arguments, "--resourceProfileId", "SPARK_RESOURCE_PROFILE_ID");
        return arguments.toArray(String[]::new);
    }

    private void add(List<String> arguments, String option, String variable) {
        String value = environment.get(variable);
        if (value == null) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "%s is not set: an executor is started by Spark's scheduler, not by hand.".formatted(variable));
        }
        arguments.add(option);
        arguments.add(value);
    }
}
