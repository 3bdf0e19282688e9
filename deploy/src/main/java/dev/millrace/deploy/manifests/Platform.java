package dev.millrace.deploy.manifests;

import java.util.Locale;

import dev.millrace.contract.stage.RunMode;

/** What the manifests are for. */
public enum Platform {
    /** Builds images in the cluster, and names them by image stream. */
    OPENSHIFT(".", "service"),
    /** Takes images from a registry. */
    KUBERNETES("overlays/kubernetes", "overlays/kubernetes-service");

    private final String forJobs;
    private final String forServices;

    Platform(String forJobs, String forServices) {
        this.forJobs = forJobs;
        this.forServices = forServices;
    }

    /** What Quarkus calls it in settings, such as {@code quarkus.openshift.deploy}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file that the build of a service generates for it. */
    public String generated() {
        return id() + ".yml";
    }

    /** The directory of the kustomization that holds what no service owns. */
    String written(RunMode mode) {
        return mode == RunMode.JOB ? forJobs : forServices;
    }
}
