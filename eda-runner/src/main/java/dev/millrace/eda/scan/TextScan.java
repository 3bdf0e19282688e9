package dev.millrace.eda.scan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.millrace.eda.count.TextShape;
import dev.millrace.eda.count.ValueTable;
import dev.millrace.eda.profile.TextFigures;
import dev.millrace.eda.profile.ValueCount;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Lengths and shapes of texts. So many shapes are counted that one which comes first when there is no more room is a rare one; it is
 * then one of those that are not listed.
 */
final class TextScan implements Remainder {
    /** How many different shapes are counted. */
    private static final int MOST_SHAPES = 1000;

    private static final int SHOWN_SHAPES = 5;

    private final ValueTable shapes = new ValueTable(MOST_SHAPES);
    private long values;
    private long length;
    private int shortest = Integer.MAX_VALUE;
    private int longest;

    @Override
    public void add(UTF8String value, long times) {
        int characters = value.numChars();
        values += times;
        length += characters * times;
        shortest = Math.min(shortest, characters);
        longest = Math.max(longest, characters);
        count(TextShape.of(value), times);
    }

    @Override
    public void merge(Remainder other) {
        TextScan scan = (TextScan) other;
        values += scan.values;
        length += scan.length;
        shortest = Math.min(shortest, scan.shortest);
        longest = Math.max(longest, scan.longest);
        for (int place = 0; place < scan.shapes.size(); place++) {
            count(scan.shapes.text(place), scan.shapes.count(place));
        }
    }

    /** The figures, once there is a value. */
    TextFigures figures() {
        List<ValueCount> patterns = IntStream.range(0, shapes.size())
                .mapToObj(place -> new ValueCount(shapes.text(place).toString(), shapes.count(place)))
                .sorted(Comparator.comparingLong(ValueCount::rows).reversed().thenComparing(ValueCount::value))
                .limit(SHOWN_SHAPES)
                .toList();
        long shown = patterns.stream().mapToLong(ValueCount::rows).sum();
        return new TextFigures(shortest, longest, (double) length / values, patterns, values - shown);
    }

    private void count(UTF8String shape, long times) {
        // A shape that there is no room for is one of those that are not shown.
        shapes.add(shape, ValueTable.hash(shape), times);
    }
}
