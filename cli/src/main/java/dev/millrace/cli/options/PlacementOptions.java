package dev.millrace.cli.options;

import java.util.Optional;

import picocli.CommandLine.Option;

/** What a deployment takes from the cluster. */
public final class PlacementOptions {

    @Option(
            names = "--image-prefix",
            paramLabel = "REGISTRY/PATH",
            converter = Converters.Image.class,
            description = "Take the images from there instead of building them: needed where there is no OpenShift.")
    private String images;

    @Option(
            names = "--storage-class",
            paramLabel = "NAME",
            description = "The storage class of the volumes (default: the cluster's default).")
    private String storageClass;

    /** Where images are, if somebody pushed them. */
    public Optional<String> images() {
        return Optional.ofNullable(images);
    }

    /** The class of the volumes, if one was named. */
    public Optional<String> storageClass() {
        return Optional.ofNullable(storageClass);
    }
}
