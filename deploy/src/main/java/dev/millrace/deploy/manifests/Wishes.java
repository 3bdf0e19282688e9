package dev.millrace.deploy.manifests;

import java.util.Map;
import java.util.Optional;

/**
 * What one deployment wants of the manifests.
 *
 * @param settings what the stages are told, by variable
 * @param images where images are that somebody pushed; empty to build them in the cluster
 * @param storageClass of the volumes; empty for the cluster's default
 */
public record Wishes(Map<String, String> settings, Optional<ImagePrefix> images, Optional<String> storageClass) {
    public Wishes {
        settings = Map.copyOf(settings);
    }

    /** What the manifests must be for. */
    public Platform platform() {
        return images.isPresent() ? Platform.KUBERNETES : Platform.OPENSHIFT;
    }
}
