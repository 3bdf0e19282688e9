package dev.millrace.deploy.manifests;

/** What the manifests are for. */
public enum Platform {
    /** Builds images in the cluster, and names them by image stream. */
    OPENSHIFT("openshift.yml", "."),
    /** Takes images from a registry. */
    KUBERNETES("kubernetes.yml", "overlays/kubernetes");

    private final String generated;
    private final String written;

    Platform(String generated, String written) {
        this.generated = generated;
        this.written = written;
    }

    /** The file that the build of a service generates for it. */
    String generated() {
        return generated;
    }

    /** The directory of the kustomization that holds the rest. */
    String written() {
        return written;
    }
}
