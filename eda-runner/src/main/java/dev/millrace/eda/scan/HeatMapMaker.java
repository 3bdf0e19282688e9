package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import dev.millrace.eda.profile.HeatMap;

/** The rows by two dimensions at once. */
final class HeatMapMaker {
    private static final int MOST_VALUES = 20;

    private final BatchScan batch;
    private final RelationScan relations;

    HeatMapMaker(BatchScan batch, RelationScan relations) {
        this.batch = batch;
        this.relations = relations;
    }

    /** The heat map of the two strongest dimensions; null if there are no two. */
    HeatMap heatMap() {
        int dimensions = relations.plan().dimensions().size();
        if (dimensions < 2 || batch.rows() == 0) {
            return null;
        }
        if (relations.heat() != null) {
            return heatMap(
                    relations.plan().heat().get(0), relations.plan().heat().get(1));
        }
        int one = 0;
        int other = 1;
        double strongest = -1;
        for (int i = 0; i < dimensions; i++) {
            for (int j = i + 1; j < dimensions; j++) {
                double together = relations.contingency(i, j).cramersV();
                if (together > strongest) {
                    strongest = together;
                    one = i;
                    other = j;
                }
            }
        }
        return heatMap(one, other);
    }

    private HeatMap heatMap(int rows, int columns) {
        ColumnScan row = column(rows);
        ColumnScan column = column(columns);
        List<Integer> rowPlaces = largest(row);
        List<Integer> columnPlaces = largest(column);
        boolean hasMeasure = relations.heat() != null;
        return new HeatMap(
                row.column().name(),
                column.column().name(),
                hasMeasure ? batch.shape().measured().get(0).name() : null,
                texts(row, rowPlaces),
                texts(column, columnPlaces),
                rowPlaces.stream()
                        .map(r -> columnPlaces.stream()
                                .map(c -> count(rows, r, columns, c))
                                .toList())
                        .toList(),
                hasMeasure ? rowPlaces.stream().map(r -> sums(r, columnPlaces)).toList() : List.of());
    }

    private ColumnScan column(int dimension) {
        return batch.column(relations.plan().dimensions().get(dimension).place());
    }

    private long count(int rows, int row, int columns, int column) {
        return rows < columns
                ? relations.contingency(rows, columns).count(row, column)
                : relations.contingency(columns, rows).count(column, row);
    }

    private List<BigDecimal> sums(int row, List<Integer> columns) {
        return Arrays.asList(columns.stream()
                .map(column -> relations.heat().sum(relations.heatCell(row, column)))
                .toArray(BigDecimal[]::new));
    }

    private static List<Integer> largest(ColumnScan column) {
        return BreakdownMaker.largestFirst(column).stream().limit(MOST_VALUES).toList();
    }

    private static List<String> texts(ColumnScan column, List<Integer> places) {
        return Arrays.asList(places.stream()
                .map(place -> BreakdownMaker.text(column.table(), place))
                .toArray(String[]::new));
    }
}
