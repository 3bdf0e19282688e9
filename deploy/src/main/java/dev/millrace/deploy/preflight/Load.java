package dev.millrace.deploy.preflight;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/**
 * What one pod or volume takes of a quota.
 *
 * @param amounts by the names that quotas use, in cores, bytes and pieces
 * @param ends whether the pod has a deadline of its own, which some quotas count apart; that of its Job is none
 */
record Load(Map<String, BigDecimal> amounts, Ends ends) {
    /** Whether a pod is bound to end. */
    enum Ends {
        BY_DEADLINE,
        NEVER
    }

    /** Our pods ask for something, have no priority and keep to their namespace. */
    private static final Set<String> NONE_OF_OURS =
            Set.of("BestEffort", "PriorityClass", "CrossNamespacePodAffinity", "VolumeAttributesClass");

    Load {
        amounts = Map.copyOf(amounts);
    }

    /** The load of a pod. */
    static Load of(PodSpec pod) {
        Map<String, BigDecimal> amounts = pods();
        pod.getContainers().stream().map(Container::getResources).forEach(resources -> add(amounts, resources));
        return new Load(amounts, pod.getActiveDeadlineSeconds() == null ? Ends.NEVER : Ends.BY_DEADLINE);
    }

    /** The load of a pod that builds an image, which has a deadline on every OpenShift. */
    static Load ofBuild(ResourceRequirements resources) {
        Map<String, BigDecimal> amounts = pods();
        add(amounts, resources);
        return new Load(amounts, Ends.BY_DEADLINE);
    }

    /** The load of a volume. */
    static Load ofVolume(PersistentVolumeClaim claim) {
        return new Load(
                Map.of(
                        "requests.storage",
                        claim.getSpec()
                                .getResources()
                                .getRequests()
                                .get("storage")
                                .getNumericalAmount()),
                Ends.NEVER);
    }

    /** The sum of those that a quota with these scopes counts, by name. */
    static Map<String, BigDecimal> sum(List<Load> loads, List<String> scopes) {
        Map<String, BigDecimal> sum = new HashMap<>();
        for (Load load : loads) {
            if (load.counts(scopes)) {
                load.amounts.forEach((name, amount) -> sum.merge(name, amount, BigDecimal::add));
            }
        }
        return sum;
    }

    private boolean counts(List<String> scopes) {
        return scopes.stream()
                .noneMatch(scope -> NONE_OF_OURS.contains(scope)
                        || scope.equals(ends == Ends.BY_DEADLINE ? "NotTerminating" : "Terminating"));
    }

    private static Map<String, BigDecimal> pods() {
        return new HashMap<>(Map.of("pods", BigDecimal.ONE, "count/pods", BigDecimal.ONE));
    }

    private static void add(Map<String, BigDecimal> amounts, ResourceRequirements resources) {
        if (resources == null) {
            return;
        }
        Map<String, Quantity> limits = resources.getLimits() == null ? Map.of() : resources.getLimits();
        Map<String, Quantity> requests = new HashMap<>(limits);
        if (resources.getRequests() != null) {
            requests.putAll(resources.getRequests());
        }
        limits.forEach((name, limit) -> add(amounts, "limits." + name, limit));
        requests.forEach((name, request) -> {
            add(amounts, "requests." + name, request);
            add(amounts, name, request);
        });
    }

    private static void add(Map<String, BigDecimal> amounts, String name, Quantity quantity) {
        amounts.merge(name, quantity.getNumericalAmount(), BigDecimal::add);
    }
}
