package dev.millrace.eda.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.millrace.contract.dataset.Role;
import dev.millrace.contract.dataset.Totals;

/**
 * What the analysis found in the rows of a batch.
 *
 * @param dataset the dataset's name
 * @param batch the batch id
 * @param totals what is compared between the stages
 * @param period when the rows happened; null without event time or rows
 * @param missingCells how many cells of travelling columns are missing
 * @param duplicates how many rows were there before
 * @param columns every column, derived ones too, in the definition's order
 * @param dimensions the rows by each dimension that has no more values than can be counted, in the definition's order
 * @param heatMap the rows by the two strongest dimensions; null with fewer than two
 * @param pareto how few values carry how much; null without a text column whose values repeat
 * @param calendar the rows over time; null without event time, without rows, or if they are spread over too many days
 * @param correlations how columns go together
 * @param sample some rows
 */
public record Profile(
        String dataset,
        String batch,
        Totals totals,
        Period period,
        long missingCells,
        Duplicates duplicates,
        List<ColumnProfile> columns,
        List<Breakdown> dimensions,
        HeatMap heatMap,
        Pareto pareto,
        Calendar calendar,
        Correlations correlations,
        Sample sample) {
    public Profile {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(totals, "totals");
        Objects.requireNonNull(duplicates, "duplicates");
        Objects.requireNonNull(correlations, "correlations");
        Objects.requireNonNull(sample, "sample");
        columns = List.copyOf(columns);
        dimensions = List.copyOf(dimensions);
    }

    /** The number of rows. */
    public long rows() {
        return totals.rows();
    }

    /** The measures, in the definition's order; the first is the one that charts show. */
    public List<ColumnProfile> measures() {
        return columns.stream().filter(column -> column.role() == Role.MEASURE).toList();
    }

    /** The column of a name. */
    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
