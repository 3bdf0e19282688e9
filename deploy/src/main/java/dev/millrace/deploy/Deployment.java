package dev.millrace.deploy;

import java.util.List;
import java.util.function.BiConsumer;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressListener;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.build.ImageBuilds;
import dev.millrace.deploy.build.Images;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.files.FilesPod;
import dev.millrace.deploy.files.FilesPodNote;
import dev.millrace.deploy.files.FilesPodPlan;
import dev.millrace.deploy.files.Results;
import dev.millrace.deploy.files.Upload;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.manifests.Platform;
import dev.millrace.deploy.preflight.Preflight;
import dev.millrace.deploy.watch.BatchWatch;
import dev.millrace.deploy.watch.KafkaWatch;
import dev.millrace.deploy.watch.Pace;
import dev.millrace.deploy.watch.StageBoard;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** One batch in a namespace, from nothing to its results on this machine. */
public final class Deployment {
    private final Cluster cluster;
    private final MillraceHome home;
    private final Manifests manifests;
    private final Batch batch;
    private final Pace pace;
    private final StageBoard board;
    private final BiConsumer<Child, String> echo;
    private final Images images;

    /**
     * @param home where the jars are
     * @param manifests fitted to this deployment
     * @param batch what is to be moved
     * @param view is told how far the stages are
     * @param echo is given every line of the stages' logs that is no event
     */
    public Deployment(
            Cluster cluster,
            MillraceHome home,
            Manifests manifests,
            Batch batch,
            Pace pace,
            ProgressListener view,
            BiConsumer<Child, String> echo) {
        this.cluster = cluster;
        this.home = home;
        this.manifests = manifests;
        this.batch = batch;
        this.pace = pace;
        this.board = new StageBoard(view);
        this.echo = echo;
        this.images = new Images(cluster);
    }

    /**
     * What is to be moved.
     *
     * @param stages those that there are to run
     * @param uploads files of this machine that the stages need
     */
    public record Batch(List<Child> stages, List<Upload> uploads) {
        public Batch {
            stages = List.copyOf(stages);
            uploads = List.copyOf(uploads);
        }
    }

    /**
     * Deploys, and brings the results.
     *
     * @throws StageFailure with what is missing, or with the sentence and the code of what failed
     */
    public void run(OutDirectory out) {
        say("a look at the namespace");
        int buildsAtOnce = new Preflight(cluster, manifests).check();
        say("volumes, settings and network rules");
        new Groundwork(cluster).lay(manifests);
        new KafkaWatch(cluster, manifests.kafka(), pace).awaitReady(this::say);
        if (manifests.platform() == Platform.OPENSHIFT) {
            manifests.imageDescriptions().forEach(cluster::apply);
            new ImageBuilds(cluster, home, manifests, board, pace).run(Child.STAGES, buildsAtOnce);
        }
        Pod files = new FilesPodPlan(job(Child.INGEST)).pod();
        new FilesPodNote(cluster).write(files);
        upload(files);
        runStages();
        try (FilesPod pod = FilesPod.start(cluster, files, pace)) {
            new Results(out).fetch(pod);
        }
    }

    private void upload(Pod files) {
        if (batch.uploads().isEmpty()) {
            return;
        }
        say("your files to be copied to the data volume");
        try (FilesPod pod = FilesPod.start(cluster, files, pace)) {
            batch.uploads().forEach(pod::upload);
        }
    }

    private void runStages() {
        StageJobs jobs = new StageJobs(cluster, pace);
        jobs.clear(Child.STAGES);
        batch.stages().forEach(stage -> jobs.create(job(stage)));
        try {
            new BatchWatch(cluster, batch.stages(), board, pace, echo).follow();
        } catch (StageFailure failure) {
            jobs.end(batch.stages());
            throw failure;
        }
    }

    private Job job(Child stage) {
        Job job = manifests.job(stage);
        return manifests.platform() == Platform.OPENSHIFT ? images.pinned(job, manifests.buildConfig(stage)) : job;
    }

    private void say(String what) {
        batch.stages().forEach(stage -> board.waiting(stage, what));
    }
}
