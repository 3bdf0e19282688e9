package dev.millrace.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.millrace.contract.stage.RunMode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.build.ImageBuilds;
import dev.millrace.deploy.build.Images;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.cluster.ClusterLogin;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.deploy.manifests.ImagePrefix;
import dev.millrace.deploy.manifests.ManifestFiles;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.manifests.Platform;
import dev.millrace.deploy.watch.NamespaceWatch;
import dev.millrace.deploy.watch.Pace;
import dev.millrace.deploy.watch.StageBoard;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/**
 * Deploys the analysis when Maven packages it with {@code -Dquarkus.openshift.deploy=true}: it is no Quarkus application, so
 * Quarkus does not.
 *
 * @param home where it was built
 * @param platform what to deploy to
 * @param images where its image was pushed to; empty to have it built in the cluster
 */
record AnalysisDeployment(MillraceHome home, Platform platform, Optional<ImagePrefix> images) {
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /**
     * Deploys, and ends with the exit code of what failed.
     *
     * @param arguments the directory of the sources, the platform's id, and registry and path of the pushed image, where there is one
     */
    public static void main(String[] arguments) {
        try {
            new AnalysisDeployment(
                            new MillraceHome(Path.of(arguments[0])),
                            Platform.valueOf(arguments[1].toUpperCase(Locale.ROOT)),
                            // Maven leaves a property that nobody set as it stands.
                            Optional.of(arguments[2])
                                    .filter(images -> !images.contains("${"))
                                    .map(ImagePrefix::new))
                    .run(new ClusterLogin(Optional.empty(), Optional.empty()), RunMode.chosen());
        } catch (StageFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(failure.exitCode().code());
        }
    }

    /** As a service the sink orders the Job, and only its image is made. */
    void run(ClusterLogin login, RunMode mode) {
        List<HasMetadata> module = new ManifestFiles(home).analysis(platform, mode);
        if (module.isEmpty()) {
            return;
        }
        ModuleDeployment deployment = new ModuleDeployment(home, login, images);
        Manifests manifests = deployment.manifests(platform, mode, module);
        login.use(cluster -> {
            deployment.bring(cluster, manifests, module);
            if (platform == Platform.OPENSHIFT) {
                manifests.imageDescriptions().forEach(cluster::apply);
                StageBoard board =
                        new StageBoard(event -> System.out.println("The analysis waits for " + event.message()));
                try (NamespaceWatch watch = new NamespaceWatch(cluster)) {
                    new ImageBuilds(cluster, watch, home, manifests, board, Pace.of(DEADLINE))
                            .run(List.of(Child.EDA), 1);
                }
            }
            if (mode == RunMode.JOB) {
                StageJobs jobs = new StageJobs(cluster, Pace.of(DEADLINE));
                jobs.clear(List.of(Child.EDA));
                jobs.create(job(cluster, manifests));
            }
            return Optional.empty();
        });
    }

    private Job job(Cluster cluster, Manifests manifests) {
        Job job = manifests.job(Child.EDA);
        return platform == Platform.OPENSHIFT ? Images.of(cluster).pinned(job, manifests.buildConfig(Child.EDA)) : job;
    }
}
