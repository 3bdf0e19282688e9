package dev.millrace.eda.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

import dev.millrace.eda.profile.Correlations;
import dev.millrace.eda.profile.Correlations.Pair;

/** How columns go together. */
final class CorrelationMaker {
    private final ScanShape shape;
    private final RelationScan relations;

    CorrelationMaker(ScanShape shape, RelationScan relations) {
        this.shape = shape;
        this.relations = relations;
    }

    Correlations correlations() {
        List<RelationPlan.Number> numbers =
                relations.plan().numbers().subList(0, relations.plan().paired());
        List<String> numberNames =
                numbers.stream().map(number -> name(number.place())).toList();
        List<String> dimensionNames = relations.plan().dimensions().stream()
                .map(dimension -> name(dimension.place()))
                .toList();
        return new Correlations(
                pairs(numberNames, relations.pearson()::correlation),
                pairs(numberNames, relations.spearman()::correlation),
                numbers.stream()
                        .mapToDouble(RelationPlan.Number::rankError)
                        .max()
                        .orElse(0),
                pairs(
                        dimensionNames,
                        (one, other) -> relations.contingency(one, other).cramersV()));
    }

    private List<Pair> pairs(List<String> names, ToDoubleBiFunction<Integer, Integer> value) {
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < names.size(); one++) {
            for (int other = one + 1; other < names.size(); other++) {
                double together = value.applyAsDouble(one, other);
                if (!Double.isNaN(together)) {
                    pairs.add(new Pair(names.get(one), names.get(other), together));
                }
            }
        }
        return pairs;
    }

    private String name(int place) {
        return shape.columns().get(place).name();
    }
}
