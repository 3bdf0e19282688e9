package dev.millrace.eda;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.millrace.contract.dataset.Totals;

/**
 * What the analysis found in a batch; all that charts, report and summary know.
 *
 * @param dataset the dataset's name
 * @param batch the batch id
 * @param totals what is compared between the stages
 * @param missing how many cells are missing, by travelling column in the definition's order
 * @param period when the rows happened; null without event time or rows
 * @param measures the figures of every measure, in the definition's order
 * @param breakdowns the rows by each dimension, in the definition's order
 */
record Profile(
        String dataset,
        String batch,
        Totals totals,
        Map<String, Long> missing,
        Period period,
        List<MeasureFigures> measures,
        List<Breakdown> breakdowns) {
    Profile {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(totals, "totals");
        measures = List.copyOf(measures);
        breakdowns = List.copyOf(breakdowns);
    }

    /** The number of rows. */
    long rows() {
        return totals.rows();
    }
}
