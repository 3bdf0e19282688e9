package dev.millrace.deploy.preflight;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import io.fabric8.kubernetes.api.model.Quantity;

/**
 * How small and how large a namespace lets a pod or a volume be.
 *
 * @param ranges as the namespace has them
 */
record Bounds(List<LimitRange> ranges) {

    /**
     * What is out of bounds, a clause each.
     *
     * @param pods what each asks for, whose one container has all of it, by name
     * @param volumes the same of volumes
     */
    List<String> shortfalls(Map<String, Load> pods, Map<String, Load> volumes) {
        return ranges.stream()
                .flatMap(range -> range.getSpec().getLimits().stream().flatMap(item -> switch (item.getType()) {
                    case "Container" -> broken(range, item, "container", pods);
                    case "Pod" -> broken(range, item, "pod", pods);
                    case "PersistentVolumeClaim" -> broken(range, item, "volume", volumes);
                    default -> Stream.empty();
                }))
                .toList();
    }

    private static Stream<String> broken(LimitRange range, LimitRangeItem item, String kind, Map<String, Load> loads) {
        String start = "the limit range '%s' lets a %s have at "
                .formatted(range.getMetadata().getName(), kind);
        String most = kind.equals("volume") ? "requests." : "limits.";
        return Stream.concat(
                bounds(item.getMax(), loads, most, sign -> sign > 0, start + "most %s %s, and more is asked for by %s"),
                bounds(
                        item.getMin(),
                        loads,
                        "requests.",
                        sign -> sign < 0,
                        start + "least %s %s, and less is asked for by %s"));
    }

    private static Stream<String> bounds(
            Map<String, Quantity> bounds, Map<String, Load> loads, String side, IntPredicate isOut, String clause) {
        return Optional.ofNullable(bounds).orElse(Map.of()).entrySet().stream().flatMap(bound -> {
            String resource = bound.getKey();
            BigDecimal amount = bound.getValue().getNumericalAmount();
            String out = loads.entrySet().stream()
                    .filter(load -> load.getValue().amounts().containsKey(side + resource))
                    .filter(load -> isOut.test(
                            load.getValue().amounts().get(side + resource).compareTo(amount)))
                    .map(load -> "%s (%s)"
                            .formatted(
                                    load.getKey(),
                                    Quota.text(
                                            resource, load.getValue().amounts().get(side + resource))))
                    .collect(Collectors.joining(", "));
            return out.isEmpty()
                    ? Stream.empty()
                    : Stream.of(clause.formatted(Quota.text(resource, amount), resource, out));
        });
    }
}
