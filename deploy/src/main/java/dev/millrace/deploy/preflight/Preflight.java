package dev.millrace.deploy.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.cluster.Cluster;
import dev.millrace.deploy.manifests.Labels;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.manifests.Platform;
import dev.millrace.deploy.watch.JobState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.openshift.api.model.Build;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

/** Looks, before anything is created, whether all of it can be; and says everything that is missing at once. */
public final class Preflight {
    private static final String BUILDS = "build.openshift.io";
    private static final Set<String> GOING = Set.of("New", "Pending", "Running");
    private static final Set<String> WITH_A_POD = Set.of("Pending", "Running");

    private final Cluster cluster;
    private final Manifests manifests;

    /**
     * @param manifests what is to be created
     */
    public Preflight(Cluster cluster, Manifests manifests) {
        this.cluster = cluster;
        this.manifests = manifests;
    }

    /**
     * Looks.
     *
     * @return how many images can be built at one time, at least 1 where images are built
     * @throws StageFailure with code 69 if the cluster does not answer, with 73 if something is missing, with 75 if a batch
     *     is running
     */
    public int check() {
        refuseOtherPlatforms();
        // First: what a batch takes is missing in the quota, and that would be a wrong reason.
        refuseToTrample(going());
        return checkShortfalls();
    }

    /**
     * Looks before one module of the build is deployed. Others of the same build may be on their way already: they have looked
     * for room for all, and take some of it now.
     *
     * @param module the objects of the module
     * @throws StageFailure as {@link #check()} does
     */
    public void checkBeside(List<HasMetadata> module) {
        refuseOtherPlatforms();
        List<String> going = going();
        Set<String> own =
                module.stream().map(object -> object.getMetadata().getName()).collect(Collectors.toSet());
        refuseToTrample(going.stream().filter(own::contains).toList());
        if (going.isEmpty() && builds(GOING).findAny().isEmpty()) {
            checkShortfalls();
        }
    }

    private void refuseOtherPlatforms() {
        cluster.client().getKubernetesVersion();
        if (manifests.platform() == Platform.OPENSHIFT && !cluster.client().hasApiGroup(BUILDS, true)) {
            throw failure(List.of("the cluster does not build images, not being OpenShift: push them to a registry,"
                    + " and say where they are with --image-prefix REGISTRY/PATH"));
        }
    }

    private int checkShortfalls() {
        Inventory inventory = Inventory.of(cluster, manifests);
        Room room = new Room(quotas(), bounds(), manifests, inventory);
        List<String> shortfalls = new ArrayList<>();
        shortfalls.addAll(new Rights(cluster).missing(manifests));
        shortfalls.addAll(inventory.foreign());
        shortfalls.addAll(room.shortfalls());
        shortfalls.addAll(new Storage(cluster).shortfalls(manifests, inventory));
        if (!shortfalls.isEmpty()) {
            throw failure(shortfalls);
        }
        return manifests.platform() == Platform.OPENSHIFT ? room.builds() : 0;
    }

    private StageFailure failure(List<String> shortfalls) {
        String list = shortfalls.size() == 1
                ? " " + shortfalls.get(0)
                : shortfalls.stream().map("\n- "::concat).collect(Collectors.joining(";"));
        return new StageFailure(
                ExitCode.CANNOT_WRITE,
                "Nothing was created in namespace %s:%s".formatted(cluster.namespace(), ended(list)));
    }

    private static String ended(String list) {
        return list.endsWith("?") ? list : list + ".";
    }

    private List<String> going() {
        return allowed(() -> cluster
                        .client()
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(cluster.namespace())
                        .withLabels(Labels.ours())
                        .list()
                        .getItems()
                        .stream())
                .filter(job -> JobState.of(job) == JobState.GOING_ON)
                .map(job -> job.getMetadata().getName())
                .toList();
    }

    /** Our builds that are in one of these phases; none where nothing is built. */
    private Stream<Build> builds(Set<String> phases) {
        Stream<Build> all = manifests.platform() == Platform.KUBERNETES
                ? Stream.empty()
                : allowed(() -> cluster.client().builds().inNamespace(cluster.namespace()).list().getItems().stream());
        return all.filter(Labels::isOurs)
                .filter(build -> build.getStatus() != null
                        && phases.contains(build.getStatus().getPhase()));
    }

    private void refuseToTrample(List<String> running) {
        if (!running.isEmpty()) {
            throw new StageFailure(
                    ExitCode.TRY_AGAIN,
                    "A batch is running in namespace %s (%s): ./millrace status shows how far it is, ./millrace results brings"
                                    .formatted(cluster.namespace(), String.join(", ", running))
                            + " its report, ./millrace undeploy ends it.");
        }
    }

    private List<Quota> quotas() {
        Stream<Quota> own = allowed(
                () -> cluster.client().resourceQuotas().inNamespace(cluster.namespace()).list().getItems().stream()
                        .map(Quota::of));
        Stream<Quota> shared =
                allowed(() -> cluster
                        .client()
                        .quotas()
                        .appliedClusterResourceQuotas()
                        .inNamespace(cluster.namespace())
                        .list()
                        .getItems()
                        .stream()
                        .map(Quota::of));
        // What an earlier try left going ends, one way or the other, when it is this one's turn to build.
        List<Load> building = builds(WITH_A_POD)
                .map(build -> Load.ofBuild(build.getSpec().getResources()))
                .toList();
        return Stream.concat(own, shared)
                .map(quota -> quota.without(Load.sum(building, quota.scopes())))
                .toList();
    }

    private Bounds bounds() {
        return new Bounds(allowed(() ->
                        cluster.client().limitRanges().inNamespace(cluster.namespace()).list().getItems().stream())
                .toList());
    }

    /** What may not be looked at is told of when it hinders. */
    private static <T> Stream<T> allowed(Supplier<Stream<T>> look) {
        try {
            return look.get();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_FORBIDDEN || e.getCode() == HTTP_NOT_FOUND) {
                return Stream.empty();
            }
            throw e;
        }
    }
}
