package dev.millrace.deploy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import dev.millrace.deploy.watch.NamespaceWatch;
import dev.millrace.deploy.watch.Pace;
import dev.millrace.deploy.watch.StageBoard;
import dev.millrace.deploy.watch.Together;
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

    /** Whether stages have more to tell than that they wait for Kafka. */
    private volatile boolean building;

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
     * @return how long it took
     * @throws StageFailure with what is missing, or with the sentence and the code of what failed
     */
    public Phases run(OutDirectory out) {
        say("a look at the namespace");
        long start = System.nanoTime();
        int buildsAtOnce = new Preflight(cluster, manifests).check();
        double preflight = secondsSince(start);
        say("volumes, settings and network rules");
        new Groundwork(cluster).lay(manifests);
        building = manifests.platform() == Platform.OPENSHIFT;
        try (NamespaceWatch watch = new NamespaceWatch(cluster)) {
            List<Double> prepared = Together.all(
                    2,
                    List.of(
                            () -> timed(() -> awaitKafka(watch)), //
                            () -> timed(() -> build(watch, buildsAtOnce))));
            Map<Child, Job> jobs = jobs();
            Pod files = new FilesPodPlan(jobs.get(Child.INGEST)).pod();
            new FilesPodNote(cluster).write(files);
            double upload = timed(() -> upload(files));
            double stages = timed(() -> runStages(watch, jobs));
            double results = timed(() -> fetch(files, out));
            return new Phases(preflight, prepared.get(0), prepared.get(1), upload, stages, results);
        }
    }

    private void awaitKafka(NamespaceWatch watch) {
        new KafkaWatch(cluster, watch, manifests.kafka(), pace).awaitReady(what -> {
            if (!building) {
                say(what);
            }
        });
    }

    private void build(NamespaceWatch watch, int atOnce) {
        if (building) {
            manifests.imageDescriptions().forEach(cluster::apply);
            new ImageBuilds(cluster, watch, home, manifests, board, pace).run(Child.STAGES, atOnce);
            building = false;
        }
    }

    private void fetch(Pod files, OutDirectory out) {
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

    private void runStages(NamespaceWatch watch, Map<Child, Job> plans) {
        StageJobs jobs = new StageJobs(cluster, pace);
        jobs.clear(Child.STAGES);
        Map<Child, Job> created = new EnumMap<>(Child.class);
        batch.stages().forEach(stage -> created.put(stage, jobs.create(plans.get(stage))));
        try {
            new BatchWatch(cluster, watch, created, board, pace, echo).follow();
        } catch (StageFailure failure) {
            jobs.end(batch.stages());
            throw failure;
        }
    }

    private Map<Child, Job> jobs() {
        Map<Child, Job> jobs = new EnumMap<>(Child.class);
        Child.STAGES.forEach(stage -> jobs.put(stage, manifests.job(stage)));
        if (manifests.platform() == Platform.OPENSHIFT) {
            Images images = Images.of(cluster);
            jobs.replaceAll((stage, job) -> images.pinned(job, manifests.buildConfig(stage)));
        }
        return jobs;
    }

    private static double timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return secondsSince(start);
    }

    private static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private void say(String what) {
        batch.stages().forEach(stage -> board.waiting(stage, what));
    }
}
