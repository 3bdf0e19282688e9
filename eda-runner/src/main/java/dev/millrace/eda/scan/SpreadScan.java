package dev.millrace.eda.scan;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.millrace.eda.count.HistogramCounts;
import dev.millrace.eda.count.Magnitudes;
import dev.millrace.eda.count.Moments;
import dev.millrace.eda.count.NumberCell;
import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.count.ValueTable;
import org.apache.spark.unsafe.types.UTF8String;

/** What the second pass sees of numbers of which there are too many different ones to count each. */
final class SpreadScan implements Serializable {
    private final ScanColumn column;
    private final SpreadPlan plan;
    private final Moments moments;
    private final HistogramCounts histogram;
    private final ValueTable wanted;
    private boolean wantsTooMany;

    /**
     * @param mostValues how many different values of the wanted buckets are kept
     */
    SpreadScan(ScanColumn column, SpreadPlan plan, int mostValues) {
        this.wanted = new ValueTable(mostValues);
        this.column = column;
        this.plan = plan;
        this.moments = new Moments(plan.mean());
        this.histogram = new HistogramCounts(plan.bins());
    }

    void add(UTF8String text, double value) {
        moments.add(value, 1);
        histogram.add(value, 1);
        if (plan.wants(Magnitudes.bucket(value))) {
            keep(text, 1);
        }
    }

    void merge(SpreadScan other) {
        moments.merge(other.moments);
        histogram.merge(other.histogram);
        wantsTooMany |= other.wantsTooMany;
        for (int place = 0; place < other.wanted.size(); place++) {
            keep(other.wanted.text(place), other.wanted.count(place));
        }
    }

    ScanColumn column() {
        return column;
    }

    Moments moments() {
        return moments;
    }

    HistogramCounts histogram() {
        return histogram;
    }

    /** Whether all values of the wanted buckets were kept. */
    boolean isExact() {
        return !wantsTooMany;
    }

    /** The values of a wanted bucket, ascending. */
    List<CountedNumbers.Counted> values(int bucket) {
        return IntStream.range(0, wanted.size())
                .mapToObj(place -> new CountedNumbers.Counted(
                        NumberCell.decimal(column, wanted.text(place)), place, wanted.count(place)))
                .filter(number -> Magnitudes.bucket(number.value().doubleValue()) == bucket)
                .sorted(Comparator.comparing(CountedNumbers.Counted::value))
                .toList();
    }

    /** A value that stands for a bucket whose values were not kept. */
    BigDecimal near(int bucket) {
        return BigDecimal.valueOf(Magnitudes.least(bucket) / 2 + Magnitudes.most(bucket) / 2);
    }

    private void keep(UTF8String text, long times) {
        wantsTooMany |= wanted.add(text, ValueTable.hash(text), times) == ValueTable.FULL;
    }
}
