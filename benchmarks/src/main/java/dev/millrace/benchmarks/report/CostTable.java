package dev.millrace.benchmarks.report;

import java.util.List;

import dev.millrace.benchmarks.measure.Measurement;
import dev.millrace.benchmarks.measure.Spread;

/** What everybody's whole process took of processors, time and memory, as Markdown. */
public final class CostTable {
    private static final double MEGA = 1e6;

    private CostTable() {}

    /** @param measurements ours first, which the others are compared with */
    public static String of(List<Measurement> measurements) {
        Measurement ours = measurements.get(0);
        Table table = new Table(
                "who",
                "rows",
                "CPU, first line = 1",
                "s CPU",
                "min - max",
                "time, first line = 1",
                "s whole process",
                "min - max",
                "MB peak");
        for (Measurement one : measurements) {
            table.line(
                    one.name(),
                    "%,d".formatted(one.rows()),
                    ratio(one.processorSeconds(), ours.processorSeconds()),
                    "%.2f".formatted(one.processorSeconds().median()),
                    range(one.processorSeconds()),
                    ratio(one.wallSeconds(), ours.wallSeconds()),
                    "%.2f".formatted(one.wallSeconds().median()),
                    range(one.wallSeconds()),
                    "%.0f".formatted(one.peakBytes().median() / MEGA));
        }
        return table.markdown();
    }

    private static String ratio(Spread one, Spread ours) {
        double ratio = one.median() / ours.median();
        return Double.isFinite(ratio) ? "%.2f".formatted(ratio) : "";
    }

    private static String range(Spread seconds) {
        return "%.2f - %.2f".formatted(seconds.min(), seconds.max());
    }
}
