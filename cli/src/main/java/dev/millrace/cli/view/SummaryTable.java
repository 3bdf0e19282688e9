package dev.millrace.cli.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.stage.Numbers;
import dev.millrace.contract.stage.Stage;

/** What each stage vouches for, side by side. */
public final class SummaryTable {
    private final Optional<String> measure;
    private final Table table;

    /**
     * @param measure the column whose sum is shown, if there is one
     */
    public SummaryTable(Optional<String> measure) {
        this.measure = measure;
        List<String> header = new ArrayList<>(List.of("", "rows", "rejected", "row hash"));
        measure.ifPresent(header::add);
        header.addAll(List.of("time", "rate"));
        this.table = new Table(header);
    }

    /** Adds a line that says, instead of figures, which file the rows come from. */
    public SummaryTable input(String file) {
        table.add(List.of("  input", file));
        return this;
    }

    /** Adds the line of a stage. */
    public SummaryTable add(Manifest manifest) {
        List<String> cells = new ArrayList<>();
        cells.add("  " + manifest.stage().done());
        cells.add(Numbers.count(manifest.totals().rows()));
        // Only ingest judges rows; a generator may have made some to be rejected.
        boolean judged = manifest.stage() == Stage.INGEST || manifest.rejected() > 0;
        cells.add(judged ? Numbers.count(manifest.rejected()) : "-");
        cells.add(manifest.totals().rowHash());
        measure.ifPresent(column -> cells.add(sum(manifest, column)));
        cells.add(Numbers.seconds(manifest.seconds()));
        cells.add(rate(manifest));
        table.add(cells);
        return this;
    }

    /** The finished lines, the header first. */
    public List<String> lines() {
        return table.lines();
    }

    private static String sum(Manifest manifest, String column) {
        BigDecimal sum = manifest.totals().sums().get(column);
        return sum == null ? "-" : Numbers.sum(sum);
    }

    private static String rate(Manifest manifest) {
        return manifest.seconds() > 0 ? Numbers.rate(manifest.totals().rows() / manifest.seconds()) : "-";
    }
}
