package dev.millrace.eda;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/** The rows by each dimension: one query for all of them, of which only the largest groups leave Spark. */
final class Breakdowns {
    /** How many groups of a dimension are kept. */
    static final int MOST_GROUPS = 50;

    private static final String DIMENSION = "_dimension";
    private static final String VALUE = "_value";
    private static final String ROWS = "_rows";
    private static final String PLACE = "_place";

    private final DatasetDefinition definition;

    Breakdowns(DatasetDefinition definition) {
        this.definition = definition;
    }

    /** Every group of every dimension, from {@link TypedRows}. */
    Dataset<Row> groups(Dataset<Row> rows) {
        List<org.apache.spark.sql.Column> sums = new ArrayList<>();
        definition
                .measures()
                .forEach(measure -> sums.add(sum(col(measure.name())).as(measure.name())));
        return rows.unpivot(
                        columns(definition.measures().stream().map(Column::name).toList()),
                        columns(definition.dimensions().stream()
                                .map(TypedRows::text)
                                .toList()),
                        DIMENSION,
                        VALUE)
                .groupBy(DIMENSION, VALUE)
                .agg(count(lit(1)).as(ROWS), sums.toArray(org.apache.spark.sql.Column[]::new));
    }

    /** How many groups each dimension has: aggregates over {@link #groups}, named after the dimensions. */
    List<org.apache.spark.sql.Column> distinct() {
        return definition.dimensions().stream()
                .map(dimension -> count(when(col(DIMENSION).equalTo(TypedRows.text(dimension)), 1))
                        .as(dimension.name()))
                .toList();
    }

    /** The largest groups of each dimension, in any order: so few are sorted faster here than by one more shuffle. */
    Dataset<Row> largest(Dataset<Row> groups) {
        String measure =
                definition.measures().stream().findFirst().map(Column::name).orElse(ROWS);
        var place = Window.partitionBy(DIMENSION)
                .orderBy(
                        col(measure).desc_nulls_last(),
                        col(ROWS).desc(),
                        col(VALUE).asc());
        return groups.withColumn(PLACE, row_number().over(place))
                .where(col(PLACE).leq(MOST_GROUPS));
    }

    /**
     * Puts the breakdowns together.
     *
     * @param largest what {@link #largest} came to
     * @param distinct what {@link #distinct} came to
     */
    List<Breakdown> of(List<Row> largest, Map<String, Object> distinct) {
        return definition.dimensions().stream()
                .map(dimension -> new Breakdown(
                        dimension.name(),
                        (Long) distinct.get(dimension.name()),
                        largest.stream()
                                .filter(row -> row.getAs(DIMENSION).equals(TypedRows.text(dimension)))
                                .sorted(Comparator.comparing(row -> row.<Integer>getAs(PLACE)))
                                .map(this::group)
                                .toList()))
                .toList();
    }

    private Group group(Row row) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (Column measure : definition.measures()) {
            sums.put(measure.name(), MeasureValue.of(measure, row.getAs(measure.name())));
        }
        return new Group(row.getAs(VALUE), row.<Long>getAs(ROWS), sums);
    }

    private static org.apache.spark.sql.Column[] columns(List<String> names) {
        return names.stream().map(name -> col(name)).toArray(org.apache.spark.sql.Column[]::new);
    }
}
