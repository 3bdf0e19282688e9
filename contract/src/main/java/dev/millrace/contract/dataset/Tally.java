package dev.millrace.contract.dataset;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts, hashes and sums rows as they pass; one instance serves one thread. */
public final class Tally {
    private final RowHash hasher = new RowHash();
    private final List<Measure> measures;
    private long rows;
    private long hashes;

    private record Measure(String name, int column, ExactSum sum) {}

    /** A tally of no rows of a dataset. */
    public Tally(DatasetDefinition definition) {
        List<Column> columns = definition.travelling();
        this.measures = definition.reconciledMeasures().stream()
                .map(column -> new Measure(
                        column.name(),
                        columns.indexOf(column),
                        new ExactSum(column.type().scale())))
                .toList();
    }

    /** A tally that goes on from what was counted before. */
    public Tally(DatasetDefinition definition, Totals before) {
        this(definition);
        rows = before.rows();
        hashes = RowHash.parse(before.rowHash());
        measures.forEach(measure -> measure.sum().add(before.sums().getOrDefault(measure.name(), BigDecimal.ZERO)));
    }

    public void add(Row row) {
        rows++;
        hashes += hasher.of(row);
        for (Measure measure : measures) {
            measure.sum().add(row.joined(), row.from(measure.column()), row.to(measure.column()));
        }
    }

    public long rows() {
        return rows;
    }

    /** What was counted so far. */
    public Totals totals() {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        measures.forEach(measure -> sums.put(measure.name(), measure.sum().value()));
        return new Totals(rows, RowHash.text(hashes), sums);
    }
}
