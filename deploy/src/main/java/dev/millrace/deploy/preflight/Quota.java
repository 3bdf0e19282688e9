package dev.millrace.deploy.preflight;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaSpec;
import io.fabric8.kubernetes.api.model.ResourceQuotaStatus;
import io.fabric8.kubernetes.api.model.ScopeSelector;
import io.fabric8.kubernetes.api.model.ScopedResourceSelectorRequirement;
import io.fabric8.openshift.api.model.AppliedClusterResourceQuota;

/**
 * What a namespace may use, and what it uses already.
 *
 * @param name the quota's
 * @param scopes which pods it counts; empty for all
 * @param hard the most there may be, by name
 * @param used what there is, by name
 */
record Quota(String name, List<String> scopes, Map<String, BigDecimal> hard, Map<String, BigDecimal> used) {
    private static final Set<String> POSITIVE = Set.of("In", "Exists");
    private static final int GIGABYTE = 30;
    private static final int MEGABYTE = 20;

    /** A quota of the namespace. */
    static Quota of(ResourceQuota quota) {
        ResourceQuotaSpec spec = quota.getSpec() == null ? new ResourceQuotaSpec() : quota.getSpec();
        ScopeSelector selector = spec.getScopeSelector() == null ? new ScopeSelector() : spec.getScopeSelector();
        Stream<String> selected = selector.getMatchExpressions().stream()
                .filter(expression -> POSITIVE.contains(expression.getOperator()))
                .map(ScopedResourceSelectorRequirement::getScopeName);
        List<String> scopes = Stream.concat(spec.getScopes().stream(), selected).toList();
        return of(quota.getMetadata().getName(), scopes, quota.getStatus());
    }

    /** A quota that several namespaces share. */
    static Quota of(AppliedClusterResourceQuota quota) {
        return of(quota.getMetadata().getName(), List.of(), quota.getStatus().getTotal());
    }

    private static Quota of(String name, List<String> scopes, ResourceQuotaStatus status) {
        return new Quota(
                name,
                scopes,
                status == null ? Map.of() : numbers(status.getHard()),
                status == null ? Map.of() : numbers(status.getUsed()));
    }

    private static Map<String, BigDecimal> numbers(Map<String, Quantity> quantities) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        if (quantities != null) {
            quantities.forEach((key, quantity) -> numbers.put(key, quantity.getNumericalAmount()));
        }
        return numbers;
    }

    /** The same quota with that much less in use. */
    Quota without(Map<String, BigDecimal> released) {
        Map<String, BigDecimal> rest = new HashMap<>(used);
        released.forEach((key, amount) -> rest.computeIfPresent(key, (same, there) -> there.subtract(amount)));
        return new Quota(name, scopes, hard, rest);
    }

    /** What does not fit, a clause each. */
    List<String> shortfalls(Map<String, BigDecimal> need, String what) {
        return need.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> hard.containsKey(entry.getKey()))
                .filter(entry -> left(entry.getKey()).compareTo(entry.getValue()) < 0)
                .map(entry -> "the quota '%s' has %s of %s %s left, and %s need %s"
                        .formatted(
                                name,
                                text(entry.getKey(), left(entry.getKey())),
                                text(entry.getKey(), hard.get(entry.getKey())),
                                entry.getKey(),
                                what,
                                text(entry.getKey(), entry.getValue())))
                .toList();
    }

    private BigDecimal left(String key) {
        return hard.get(key).subtract(used.getOrDefault(key, BigDecimal.ZERO)).max(BigDecimal.ZERO);
    }

    /** An amount of something, as people read it. */
    static String text(String key, BigDecimal amount) {
        if (key.endsWith("memory") || key.endsWith("storage")) {
            BigDecimal gigabyte = BigDecimal.valueOf(1L << GIGABYTE);
            boolean whole = amount.remainder(gigabyte).signum() == 0;
            return whole
                    ? amount.divide(gigabyte).toPlainString() + "Gi"
                    : amount.divideToIntegralValue(BigDecimal.valueOf(1L << MEGABYTE))
                                    .toBigInteger() + "Mi";
        }
        return amount.stripTrailingZeros().toPlainString();
    }
}
