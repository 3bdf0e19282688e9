package dev.millrace.deploy.watch;

import java.util.List;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;

/** How a Job has ended, or that it has not. */
public enum JobState {
    GOING_ON,
    COMPLETE,
    FAILED;

    /** The state of a Job. */
    public static JobState of(Job job) {
        if (condition(job, "Complete").isPresent()) {
            return COMPLETE;
        }
        return condition(job, "Failed").isPresent() ? FAILED : GOING_ON;
    }

    /** The condition of a Job that says that it failed, and why. */
    static Optional<JobCondition> failure(Job job) {
        return condition(job, "Failed");
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        List<JobCondition> conditions =
                job.getStatus() == null || job.getStatus().getConditions() == null
                        ? List.of()
                        : job.getStatus().getConditions();
        return conditions.stream()
                .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                .findFirst();
    }
}
