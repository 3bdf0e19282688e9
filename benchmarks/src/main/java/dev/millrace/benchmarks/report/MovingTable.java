package dev.millrace.benchmarks.report;

import java.util.List;

import dev.millrace.benchmarks.measure.Measurement;
import dev.millrace.benchmarks.measure.Spread;

/** How fast everybody moved rows, as Markdown: ratios first, what they are of second. */
public final class MovingTable {
    private static final double MEGA = 1e6;

    private MovingTable() {}

    /** @param measurements ours first, which the others are compared with */
    public static String of(List<Measurement> measurements) {
        Measurement ours = measurements.get(0);
        Table table = new Table(
                "who",
                "rows",
                "speed, first line = 1",
                "rows/s",
                "min - max",
                "s moving",
                "s whole process",
                "MB peak");
        for (Measurement one : measurements) {
            Spread rate = one.rate();
            table.line(
                    one.name(),
                    "%,d".formatted(one.rows()),
                    "%.2f".formatted(one.timesAsFastAs(ours)),
                    "%,.0f".formatted(rate.median()),
                    "%,.0f - %,.0f".formatted(rate.min(), rate.max()),
                    "%.2f".formatted(one.steadySeconds().median()),
                    "%.2f".formatted(one.wallSeconds().median()),
                    "%.0f".formatted(one.peakBytes().median() / MEGA));
        }
        return table.markdown();
    }
}
