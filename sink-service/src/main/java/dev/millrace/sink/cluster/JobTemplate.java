package dev.millrace.sink.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.sink.analysis.AnalysisOrder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;

/**
 * The manifest of the analysis' Job, which says all but which batch: image, size, volumes, security.
 *
 * @param file where it is mounted
 */
record JobTemplate(Path file) {
    /** On the Job and its pods, for who looks for a batch's log. */
    static final String BATCH_LABEL = "millrace.dev/batch";

    /** Nothing may remove a Job but the cluster itself. */
    private static final int SECONDS_AFTER_THE_END = 600;

    private static final String STAGE = "millrace-eda";

    /**
     * The Job for one batch. Its name is the same for the same work, so that a sink that was started again does not order it
     * twice. Another attempt is other work, because a Job that failed keeps its name until it is removed.
     *
     * @param timeout how long the Job may take, from 1 s
     * @throws StageFailure with code 64 if the file is not there or is no Job
     */
    Job fill(AnalysisOrder order, Duration timeout) {
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException("a Job needs a second at least, not " + timeout);
        }
        int attempt = order.asked().request().attempt();
        String name = "%s-%s".formatted(STAGE, order.batch()) + (attempt == 1 ? "" : "-" + attempt);
        Map<String, String> told = order.variables();
        told.put("MILLRACE_LAUNCHED", "false");
        List<EnvVar> variables = told.entrySet().stream()
                .map(variable -> new EnvVar(variable.getKey(), variable.getValue(), null))
                .toList();
        return new JobBuilder(read())
                .editMetadata()
                .withName(name)
                .addToLabels(BATCH_LABEL, order.batch())
                .endMetadata()
                .editSpec()
                .withActiveDeadlineSeconds(timeout.toSeconds())
                .withTtlSecondsAfterFinished(SECONDS_AFTER_THE_END)
                .editTemplate()
                .editMetadata()
                .addToLabels(BATCH_LABEL, order.batch())
                .endMetadata()
                .editSpec()
                .editFirstContainer()
                .addAllToEnv(variables)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private Job read() {
        try {
            if (Serialization.unmarshal(Files.readString(file)) instanceof Job job) {
                return job;
            }
            throw unusable("holds no Job", null);
        } catch (IOException e) {
            throw unusable("cannot be read", e);
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw unusable("holds no Job", e);
        }
    }

    private StageFailure unusable(String why, Exception cause) {
        return new StageFailure(
                ExitCode.USAGE,
                "MILLRACE_EDA_JOB is %s, which %s: mount the ConfigMap millrace-eda-job there.".formatted(file, why),
                cause);
    }
}
