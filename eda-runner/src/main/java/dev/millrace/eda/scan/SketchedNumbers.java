package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.util.List;

import dev.millrace.eda.count.Magnitudes;

/** Numbers of which there were too many different ones: counts by magnitude, and the values where it matters. */
final class SketchedNumbers implements OrderedNumbers {
    private final NumberScan scan;
    private final SpreadScan spread;

    SketchedNumbers(NumberScan scan, SpreadScan spread) {
        this.scan = scan;
        this.spread = spread;
    }

    @Override
    public long values() {
        return scan.values();
    }

    @Override
    public BigDecimal at(long rank) {
        Magnitudes.Place place = scan.magnitudes().place(rank);
        if (!spread.isExact()) {
            return spread.near(place.bucket()).max(scan.least()).min(scan.most());
        }
        long before = 0;
        for (CountedNumbers.Counted number : spread.values(place.bucket())) {
            before += number.count();
            if (before >= place.rank()) {
                return number.value();
            }
        }
        throw new IllegalStateException("the passes saw different values: the files were changed meanwhile");
    }

    @Override
    public double error() {
        return spread.isExact() ? 0 : Magnitudes.WIDTH;
    }

    @Override
    public long below(BigDecimal bound) {
        int bucket = Magnitudes.bucket(bound.doubleValue());
        return scan.magnitudes().below(bucket)
                + kept(bucket).stream()
                        .filter(number -> number.value().compareTo(bound) < 0)
                        .mapToLong(CountedNumbers.Counted::count)
                        .sum();
    }

    @Override
    public long above(BigDecimal bound) {
        int bucket = Magnitudes.bucket(bound.doubleValue());
        return scan.magnitudes().above(bucket)
                + kept(bucket).stream()
                        .filter(number -> number.value().compareTo(bound) > 0)
                        .mapToLong(CountedNumbers.Counted::count)
                        .sum();
    }

    /** What is known of a bucket; nothing if only some of its values were kept, which would make a count of chance. */
    private List<CountedNumbers.Counted> kept(int bucket) {
        return spread.isExact() ? spread.values(bucket) : List.of();
    }
}
