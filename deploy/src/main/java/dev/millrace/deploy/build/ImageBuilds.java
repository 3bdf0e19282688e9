package dev.millrace.deploy.build;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.watch.NamespaceWatch;
import dev.millrace.deploy.watch.Pace;
import dev.millrace.deploy.watch.StageBoard;
import dev.millrace.deploy.watch.Together;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.api.model.BuildConfig;

/** Has the cluster build the images whose source has changed, as many at a time as the quota allows. */
public final class ImageBuilds {
    /** A label on what a build is made from, and so on the build: the beginning of its content's SHA-256. */
    static final String CONTENT = "millrace.dev/content";

    private static final int LABEL_LENGTH = 40;

    private final Cluster cluster;
    private final NamespaceWatch watch;
    private final MillraceHome home;
    private final Manifests manifests;
    private final StageBoard board;
    private final Pace pace;

    /**
     * @param watch on the cluster's namespace
     * @param home where the jars are
     * @param board is told how far the builds are
     */
    public ImageBuilds(
            Cluster cluster,
            NamespaceWatch watch,
            MillraceHome home,
            Manifests manifests,
            StageBoard board,
            Pace pace) {
        this.cluster = cluster;
        this.watch = watch;
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
        stages.forEach(stage -> board.waiting(stage, "its turn to be built"));
        Images images = Images.of(cluster);
        Together.all(
                Math.max(1, atOnce),
                stages.stream()
                        .map(stage -> Executors.callable(() -> build(stage, images)))
                        .toList());
    }

    private void build(Child stage, Images images) {
        BuildConfig config = manifests.buildConfig(stage);
        ImageSource source = ImageSource.of(home, stage);
        String content = source.hash(Serialization.asYaml(config.getSpec()));
        if (images.content(config).filter(content::equals).isEmpty()) {
            String label = content.substring(0, LABEL_LENGTH);
            cluster.label(config, Map.of(CONTENT, label));
            new ImageBuild(cluster, watch, stage, pace).run(source, label, what -> board.waiting(stage, what));
            Images.note(cluster, config, content);
        }
        board.waiting(stage, "the other images");
    }
}
