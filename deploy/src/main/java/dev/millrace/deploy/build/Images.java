package dev.millrace.deploy.build;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.ImageStream;
import io.fabric8.openshift.api.model.ImageStreamBuilder;
import io.fabric8.openshift.api.model.NamedTagEventList;

/** The image streams of a namespace at one moment: which image a tag stands for, and what it was built from. */
public final class Images {
    private static final String CONTENT = "millrace.dev/content-sha256";

    private final List<ImageStream> streams;

    private Images(List<ImageStream> streams) {
        this.streams = streams;
    }

    /** Looks. */
    public static Images of(Cluster cluster) {
        return new Images(cluster.client()
                .imageStreams()
                .inNamespace(cluster.namespace())
                .list()
                .getItems());
    }

    /** The image that a build puts out, by its digest; empty if there is none yet. */
    public Optional<String> reference(BuildConfig build) {
        String tag = output(build)[1];
        return stream(build)
                .flatMap(stream -> Optional.ofNullable(stream.getStatus()))
                .flatMap(status -> status.getTags().stream()
                        .filter(events -> events.getTag().equals(tag))
                        .findFirst())
                .flatMap(Images::newest);
    }

    /**
     * A Job with the image that a build puts out, by its digest: a tag may come to mean another one, and need not be resolved.
     *
     * @throws StageFailure with code 75 if there is no such image
     */
    public Job pinned(Job job, BuildConfig build) {
        String image = reference(build)
                .orElseThrow(() -> new StageFailure(
                        ExitCode.TRY_AGAIN,
                        "The image %s is not in its image stream: run the same command again."
                                .formatted(output(build)[0])));
        Job pinned = Serialization.clone(job);
        pinned.getSpec().getTemplate().getSpec().getContainers().forEach(container -> container.setImage(image));
        return pinned;
    }

    /** What that image was built from; empty if nobody noted it. */
    Optional<String> content(BuildConfig build) {
        return reference(build)
                .flatMap(there -> stream(build))
                .map(stream -> stream.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(CONTENT));
    }

    /** Notes what the newest image was built from. */
    static void note(Cluster cluster, BuildConfig build, String content) {
        ImageStream stream = new ImageStreamBuilder()
                .withNewMetadata()
                .withName(output(build)[0])
                .endMetadata()
                .build();
        cluster.annotate(stream, Map.of(CONTENT, content));
    }

    private Optional<ImageStream> stream(BuildConfig build) {
        return streams.stream()
                .filter(stream -> stream.getMetadata().getName().equals(output(build)[0]))
                .findFirst();
    }

    private static Optional<String> newest(NamedTagEventList events) {
        return events.getItems().stream().findFirst().map(event -> event.getDockerImageReference());
    }

    private static String[] output(BuildConfig build) {
        return build.getSpec().getOutput().getTo().getName().split(":", 2);
    }
}
