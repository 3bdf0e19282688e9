package dev.millrace.eda.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.count.Contingency;
import dev.millrace.eda.count.NumberCell;
import dev.millrace.eda.count.PairScan;
import dev.millrace.eda.count.Sums;
import dev.millrace.eda.count.ValueTable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** What the second pass sees: how columns go together, and how numbers are spread. */
final class RelationScan implements Serializable {
    /** Stays behind when the scan travels: it can be megabytes, and whoever asked for the scan has it. */
    private transient RelationPlan plan;

    private final NumberCell[] cells;
    private final double[] distances;
    private final double[] ranks;
    private final int[] codes;
    private final PairScan pearson;
    private final PairScan spearman;
    private final SpreadScan[] spreads;
    private final List<Contingency> contingencies = new ArrayList<>();
    private final NumberCell measure;
    private final Sums heat;
    private final int heatCells;

    RelationScan(RelationPlan plan) {
        this.plan = plan;
        this.cells = plan.numbers().stream()
                .map(number -> new NumberCell(plan.shape().columns().get(number.place())))
                .toArray(NumberCell[]::new);
        this.distances = new double[plan.paired()];
        this.ranks = new double[plan.paired()];
        this.codes = new int[plan.dimensions().size()];
        this.pearson = new PairScan(plan.paired());
        this.spearman = new PairScan(plan.paired());
        this.spreads = plan.numbers().stream()
                .map(number -> number.spread() == null
                        ? null
                        : new SpreadScan(
                                plan.shape().columns().get(number.place()),
                                number.spread(),
                                plan.shape().mostValues()))
                .toArray(SpreadScan[]::new);
        for (int one = 0; one < codes.length; one++) {
            for (int other = one + 1; other < codes.length; other++) {
                contingencies.add(new Contingency(values(one), values(other)));
            }
        }
        boolean hasHeat = !plan.heat().isEmpty();
        this.measure = hasHeat ? new NumberCell(plan.shape().measured().get(0)) : null;
        this.heat = hasHeat ? Sums.of(plan.shape().measured().get(0)) : null;
        this.heatCells = hasHeat ? values(heatRows()) * values(heatColumns()) : 0;
    }

    /** Adds a row: texts, as the shape says. */
    void add(InternalRow row) {
        addNumbers(row);
        addDimensions(row);
    }

    void merge(RelationScan other) {
        pearson.merge(other.pearson);
        spearman.merge(other.spearman);
        for (int i = 0; i < spreads.length; i++) {
            if (spreads[i] != null) {
                spreads[i].merge(other.spreads[i]);
            }
        }
        for (int i = 0; i < contingencies.size(); i++) {
            contingencies.get(i).merge(other.contingencies.get(i));
        }
        for (int cell = 0; cell < heatCells; cell++) {
            heat.add(cell, other.heat, cell);
        }
    }

    /** The scan with the plan by which it was made, after it has travelled. */
    RelationScan by(RelationPlan known) {
        plan = known;
        return this;
    }

    RelationPlan plan() {
        return plan;
    }

    PairScan pearson() {
        return pearson;
    }

    PairScan spearman() {
        return spearman;
    }

    /** How a column's numbers are spread, by its place among the numbers; null if every value was counted. */
    SpreadScan spread(int number) {
        return spreads[number];
    }

    /** How two dimensions meet, by their places among the dimensions, the first one less. */
    Contingency contingency(int one, int other) {
        int before = one * codes.length - one * (one + 1) / 2;
        return contingencies.get(before + other - one - 1);
    }

    /** The first measure's sums for the values of the two strongest dimensions. */
    Sums heat() {
        return heat;
    }

    /** The cell of {@link #heat} for two values, by their places in their tables. */
    int heatCell(int row, int column) {
        return row * values(heatColumns()) + column;
    }

    private void addNumbers(InternalRow row) {
        for (int i = 0; i < cells.length; i++) {
            RelationPlan.Number number = plan.numbers().get(i);
            UTF8String text = row.getUTF8String(number.place());
            cells[i].read(text);
            double value = cells[i].isPresent() ? cells[i].value() : Double.NaN;
            if (i < distances.length) {
                distances[i] = value - number.mean();
                ranks[i] = cells[i].isPresent() ? number.ranks().of(text, value) : Double.NaN;
            }
            if (spreads[i] != null && cells[i].isPresent()) {
                spreads[i].add(text, value);
            }
        }
        pearson.add(distances);
        spearman.add(ranks);
    }

    private void addDimensions(InternalRow row) {
        for (int i = 0; i < codes.length; i++) {
            RelationPlan.Dimension dimension = plan.dimensions().get(i);
            UTF8String text = row.getUTF8String(dimension.place());
            codes[i] = dimension.values().find(ValueTable.hash(text));
        }
        int pair = 0;
        for (int one = 0; one < codes.length; one++) {
            for (int other = one + 1; other < codes.length; other++) {
                contingencies.get(pair++).add(codes[one], codes[other]);
            }
        }
        if (heat != null) {
            measure.read(row.getUTF8String(plan.shape().measures().get(0)));
            heat.add(heatCell(codes[heatRows()], codes[heatColumns()]), measure, 1);
        }
    }

    private int heatRows() {
        return plan.heat().get(0);
    }

    private int heatColumns() {
        return plan.heat().get(1);
    }

    private int values(int dimension) {
        return plan.dimensions().get(dimension).values().size();
    }
}
