package dev.millrace.deploy;

import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.manifests.Labels;
import dev.millrace.deploy.watch.JobState;
import dev.millrace.deploy.watch.Pace;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.ScalableResource;

/** The Jobs of the stages. A Job cannot be changed or started again, so it is removed and made anew. */
final class StageJobs {
    private final Cluster cluster;
    private final Pace pace;

    StageJobs(Cluster cluster, Pace pace) {
        this.cluster = cluster;
        this.pace = pace;
    }

    /**
     * Removes the Jobs that stages have of an earlier batch, and their pods, and waits until they are gone.
     *
     * @throws StageFailure with code 75 if they do not go in time
     */
    void clear(List<Child> stages) {
        there(stages).forEach(this::remove);
        pace.awaitThat(
                () -> there(stages).isEmpty(),
                () -> new StageFailure(
                        ExitCode.TRY_AGAIN,
                        "The finished Job %1$s does not go away: look at it with oc describe job %1$s."
                                .formatted(Labels.object(there(stages).get(0)))));
    }

    /** Creates a Job, and gives it back with what the cluster has made of it. */
    Job create(Job job) {
        return cluster.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(cluster.namespace())
                .resource(job)
                .create();
    }

    /** Ends the stages that have not ended: nothing will come of them, and they would be in the way of the next batch. */
    void end(List<Child> stages) {
        for (Child stage : stages) {
            Job job = job(stage).get();
            if (job != null && JobState.of(job) == JobState.GOING_ON) {
                remove(stage);
            }
        }
    }

    private List<Child> there(List<Child> stages) {
        List<String> names =
                cluster.client().batch().v1().jobs().inNamespace(cluster.namespace()).list().getItems().stream()
                        .map(job -> job.getMetadata().getName())
                        .toList();
        return stages.stream()
                .filter(stage -> names.contains(Labels.object(stage)))
                .toList();
    }

    private void remove(Child stage) {
        job(stage).withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
    }

    private ScalableResource<Job> job(Child stage) {
        return cluster.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(cluster.namespace())
                .withName(Labels.object(stage));
    }
}
