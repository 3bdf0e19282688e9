package dev.millrace.cli.deploy.manifests;

/** What the manifests are for. */
public enum Platform {
    /** Builds images in the cluster, and names them by image stream. */
    OPENSHIFT("openshift.yml"),
    /** Takes images from a registry. */
    KUBERNETES("kubernetes.yml");

    private final String generated;

    Platform(String generated) {
        this.generated = generated;
    }

    /** The file that the build generates for it. */
    String generated() {
        return generated;
    }
}
