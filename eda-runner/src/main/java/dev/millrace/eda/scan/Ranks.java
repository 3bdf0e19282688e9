package dev.millrace.eda.scan;

import java.io.Serializable;
import java.util.List;

import dev.millrace.eda.count.IntTable;
import dev.millrace.eda.count.Magnitudes;
import dev.millrace.eda.count.ValueTable;
import org.apache.spark.unsafe.types.UTF8String;

/** The ranks of a column's numbers; equal numbers share the mean of theirs. */
interface Ranks extends Serializable {
    /** The rank of a number, less the mean of all ranks. */
    double of(UTF8String text, double value);

    /** Exact ranks. */
    static Ranks of(ValueTable table, CountedNumbers numbers) {
        double[] ranks = new double[table.size()];
        double mean = (numbers.values() + 1) / 2.0;
        long before = 0;
        List<CountedNumbers.Counted> sorted = numbers.numbers();
        for (int from = 0; from < sorted.size(); ) {
            int to = from;
            long count = 0;
            // One number can have two texts, such as 0.0 and -0.0.
            while (to < sorted.size()
                    && sorted.get(to).value().compareTo(sorted.get(from).value()) == 0) {
                count += sorted.get(to++).count();
            }
            double rank = before + (count + 1) / 2.0 - mean;
            sorted.subList(from, to).forEach(number -> ranks[number.place()] = rank);
            before += count;
            from = to;
        }
        return (text, value) -> ranks[table.find(ValueTable.hash(text))];
    }

    /** The ranks of the buckets that numbers are in. */
    static Ranks of(Magnitudes magnitudes, long values) {
        int[] buckets = magnitudes.sorted();
        IntTable places = new IntTable();
        double[] ranks = new double[buckets.length];
        double mean = (values + 1) / 2.0;
        long before = 0;
        for (int i = 0; i < buckets.length; i++) {
            long count = magnitudes.count(buckets[i]);
            ranks[places.add(buckets[i], count)] = before + (count + 1) / 2.0 - mean;
            before += count;
        }
        return (text, value) -> ranks[places.find(Magnitudes.bucket(value))];
    }
}
