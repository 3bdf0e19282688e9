package dev.millrace.deploy.build;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.watch.Pace;
import dev.millrace.deploy.watch.StageBoard;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.api.model.BuildConfig;

/** Has the cluster build the images whose source has changed, as many at a time as the quota allows. */
public final class ImageBuilds {
    private final Cluster cluster;
    private final MillraceHome home;
    private final Manifests manifests;
    private final StageBoard board;
    private final Pace pace;

    /**
     * @param home where the jars are
     * @param board is told how far the builds are
     */
    public ImageBuilds(Cluster cluster, MillraceHome home, Manifests manifests, StageBoard board, Pace pace) {
        this.cluster = cluster;
        this.home = home;
        this.manifests = manifests;
        this.board = board;
        this.pace = pace;
    }

    /**
     * Builds what has changed.
     *
     * @param atOnce how many at one time, from 1
     * @throws dev.millrace.contract.stage.StageFailure with the reason of the first that failed
     */
    public void run(List<Child> stages, int atOnce) {
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, atOnce), ImageBuilds::daemon);
        try {
            List<Future<?>> builds = new ArrayList<>();
            for (Child stage : stages) {
                board.waiting(stage, "its turn to be built");
                builds.add(workers.submit(() -> build(stage)));
            }
            for (Future<?> build : builds) {
                build.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.shutdownNow();
        }
    }

    private void build(Child stage) {
        BuildConfig config = manifests.buildConfig(stage);
        ImageSource source = ImageSource.of(home, stage);
        String content = source.hash(Serialization.asYaml(config.getSpec()));
        Images images = new Images(cluster);
        if (images.content(config).filter(content::equals).isEmpty()) {
            new ImageBuild(cluster, stage, pace).run(source, what -> board.waiting(stage, what));
            images.note(config, content);
        }
        board.waiting(stage, "the other images");
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "build");
        thread.setDaemon(true);
        return thread;
    }
}
