package dev.millrace.eda;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.RowHash;
import dev.millrace.contract.dataset.Totals;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/** The figures of the batch as a whole: which aggregates over {@link TypedRows} they need, and what these mean. */
final class BatchFigures {
    private static final String ROWS = "rows";
    private static final String HASH = "hash";
    private static final String FIRST = "first";
    private static final String LAST = "last";

    private final DatasetDefinition definition;

    BatchFigures(DatasetDefinition definition) {
        this.definition = definition;
    }

    /** The aggregates, each under a name of its own. */
    List<org.apache.spark.sql.Column> aggregates() {
        List<org.apache.spark.sql.Column> all = new ArrayList<>();
        all.add(count(lit(1)).as(ROWS));
        // A sum of longs wraps, which is what modulo 2^64 is.
        all.add(sum(col(TypedRows.HASH)).as(HASH));
        definition.eventTime().map(TypedRows::text).ifPresent(text -> {
            org.apache.spark.sql.Column present = when(col(text).notEqual(""), col(text));
            // Canonical texts sort as the times they stand for.
            all.add(min(present).as(FIRST));
            all.add(max(present).as(LAST));
        });
        for (Column column : definition.travelling()) {
            all.add(count(when(col(TypedRows.text(column)).equalTo(""), 1)).as(missing(column)));
        }
        for (Column measure : definition.measures()) {
            all.add(count(col(measure.name())).as(values(measure)));
            all.add(sum(col(measure.name())).as(total(measure)));
            all.add(min(col(measure.name())).as(least(measure)));
            all.add(max(col(measure.name())).as(most(measure)));
        }
        return all;
    }

    /**
     * Makes a profile of what the aggregates came to.
     *
     * @param batch the batch id
     * @param results by the aggregates' names
     */
    Profile profile(String batch, Map<String, Object> results, List<Breakdown> breakdowns) {
        Map<String, Long> missing = new LinkedHashMap<>();
        definition.travelling().forEach(column -> missing.put(column.name(), (Long) results.get(missing(column))));
        return new Profile(
                definition.name(), batch, totals(results), missing, period(results), measures(results), breakdowns);
    }

    private Totals totals(Map<String, Object> results) {
        Long hash = (Long) results.get(HASH);
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (Column measure : definition.reconciledMeasures()) {
            BigDecimal sum = MeasureValue.of(measure, results.get(total(measure)));
            sums.put(
                    measure.name(),
                    sum == null ? BigDecimal.ZERO.setScale(measure.type().scale()) : sum);
        }
        return new Totals((Long) results.get(ROWS), RowHash.text(hash == null ? 0 : hash), sums);
    }

    private static Period period(Map<String, Object> results) {
        Object first = results.get(FIRST);
        return first == null
                ? null
                : new Period(first.toString(), results.get(LAST).toString());
    }

    private List<MeasureFigures> measures(Map<String, Object> results) {
        return definition.measures().stream()
                .map(measure -> figures(measure, results))
                .toList();
    }

    private static MeasureFigures figures(Column measure, Map<String, Object> results) {
        long values = (Long) results.get(values(measure));
        BigDecimal sum = MeasureValue.of(measure, results.get(total(measure)));
        if (values > 0 && sum == null && measure.type().isExactNumber()) {
            throw MeasureValue.overflown(measure);
        }
        return new MeasureFigures(
                measure.name(),
                values,
                values == 0 ? BigDecimal.ZERO.setScale(measure.type().scale()) : sum,
                MeasureValue.of(measure, results.get(least(measure))),
                MeasureValue.of(measure, results.get(most(measure))),
                MeasureValue.mean(sum, values));
    }

    private static String missing(Column column) {
        return "missing_" + column.name();
    }

    private static String values(Column measure) {
        return "values_" + measure.name();
    }

    private static String total(Column measure) {
        return "sum_" + measure.name();
    }

    private static String least(Column measure) {
        return "least_" + measure.name();
    }

    private static String most(Column measure) {
        return "most_" + measure.name();
    }
}
