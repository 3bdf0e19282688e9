package dev.millrace.eda.scan;

import java.math.BigDecimal;

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
            return spread.near(place.bucket());
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
                + spread.values(bucket).stream()
                        .filter(number -> number.value().compareTo(bound) < 0)
                        .mapToLong(CountedNumbers.Counted::count)
                        .sum();
    }

    @Override
    public long above(BigDecimal bound) {
        int bucket = Magnitudes.bucket(bound.doubleValue());
        return scan.magnitudes().above(bucket)
                + spread.values(bucket).stream()
                        .filter(number -> number.value().compareTo(bound) > 0)
                        .mapToLong(CountedNumbers.Counted::count)
                        .sum();
    }
}
