package dev.millrace.deploy.preflight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.manifests.Manifests;
import dev.millrace.deploy.manifests.Platform;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.openshift.api.model.Build;
import io.fabric8.openshift.api.model.BuildConfig;

/** Whether a deployment fits what is left of the quotas, and each part of it the limit ranges. */
final class Room {
    private final List<Quota> quotas;
    private final Bounds bounds;
    private final Manifests manifests;
    private final Inventory inventory;

    Room(List<Quota> quotas, Bounds bounds, Manifests manifests, Inventory inventory) {
        this.quotas = quotas;
        this.bounds = bounds;
        this.manifests = manifests;
        this.inventory = inventory;
    }

    /** What does not fit, a clause each; Kafka runs all the time, images are built before the stages run. */
    List<String> shortfalls() {
        Set<String> shortfalls = new LinkedHashSet<>();
        for (Quota quota : quotas) {
            if (quota.scopes().isEmpty()) {
                shortfalls.addAll(quota.shortfalls(objects(), "the objects to be made"));
            }
            shortfalls.addAll(
                    quota.shortfalls(Load.sum(stages(), quota.scopes()), "Kafka and the four stages at one time"));
            if (manifests.platform() == Platform.OPENSHIFT && builds() == 0) {
                shortfalls.addAll(
                        quota.shortfalls(Load.sum(building(1), quota.scopes()), "Kafka and the build of an image"));
            }
        }
        shortfalls.addAll(bounds.shortfalls(pods(), volumes()));
        return List.copyOf(shortfalls);
    }

    private Map<String, Load> pods() {
        Map<String, Load> pods = new LinkedHashMap<>();
        manifests
                .all(Deployment.class)
                .forEach(service -> pods.put(service.getMetadata().getName(), load(service)));
        manifests.all(Job.class).forEach(job -> pods.put(job.getMetadata().getName(), load(job)));
        manifests
                .all(BuildConfig.class)
                .forEach(build -> pods.put("the build of " + build.getMetadata().getName(), load(build)));
        return pods;
    }

    private Map<String, Load> volumes() {
        return manifests
                .all(PersistentVolumeClaim.class)
                .filter(claim -> !inventory.has(claim))
                .collect(Collectors.toMap(claim -> claim.getMetadata().getName(), Load::ofVolume));
    }

    /** How many images can be built at one time. */
    int builds() {
        int fitting = Child.STAGES.size();
        while (fitting > 0 && !fits(building(fitting))) {
            fitting--;
        }
        return fitting;
    }

    private boolean fits(List<Load> loads) {
        return quotas.stream().allMatch(quota -> quota.shortfalls(Load.sum(loads, quota.scopes()), "")
                .isEmpty());
    }

    private List<Load> stages() {
        List<Load> loads = kafka();
        manifests.all(Job.class).map(Room::load).forEach(loads::add);
        return loads;
    }

    /** The largest builds first, so that any choice of that many fits. */
    private List<Load> building(int count) {
        List<Load> loads = kafka();
        manifests
                .all(BuildConfig.class)
                .map(Room::load)
                .sorted((one, other) -> cpu(other).compareTo(cpu(one)))
                .limit(count)
                .forEach(loads::add);
        return loads;
    }

    private static BigDecimal cpu(Load load) {
        return load.amounts().getOrDefault("limits.cpu", BigDecimal.ZERO);
    }

    /** A broker that runs already is among what is used. */
    private List<Load> kafka() {
        List<Load> loads = new ArrayList<>();
        if (!inventory.has(manifests.kafka())) {
            loads.add(load(manifests.kafka()));
        }
        return loads;
    }

    private static Load load(Deployment service) {
        return Load.of(service.getSpec().getTemplate().getSpec());
    }

    private static Load load(Job job) {
        return Load.of(job.getSpec().getTemplate().getSpec());
    }

    private static Load load(BuildConfig build) {
        return Load.ofBuild(build.getSpec().getResources());
    }

    private Map<String, BigDecimal> objects() {
        Map<String, BigDecimal> need = new HashMap<>();
        for (HasMetadata object : manifests.objects()) {
            if (!inventory.has(object)) {
                count(need, object);
                if (object instanceof BuildConfig) {
                    count(need, new Build());
                }
            }
        }
        return need;
    }

    private static void count(Map<String, BigDecimal> need, HasMetadata object) {
        String group = HasMetadata.getGroup(object.getClass());
        boolean core = group == null || group.isEmpty();
        add(need, "count/" + object.getPlural() + (core ? "" : "." + group), BigDecimal.ONE);
        add(need, (core ? "" : "openshift.io/") + object.getPlural(), BigDecimal.ONE);
        if (object instanceof PersistentVolumeClaim claim) {
            Load.ofVolume(claim).amounts().forEach((key, amount) -> add(need, key, amount));
        }
    }

    private static void add(Map<String, BigDecimal> need, String key, BigDecimal amount) {
        need.merge(key, amount, BigDecimal::add);
    }
}
