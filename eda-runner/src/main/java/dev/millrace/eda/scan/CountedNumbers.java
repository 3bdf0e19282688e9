package dev.millrace.eda.scan;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.millrace.eda.count.NumberCell;
import dev.millrace.eda.count.ScanColumn;
import dev.millrace.eda.count.ValueTable;

/** Numbers of which every different one was counted. */
final class CountedNumbers implements OrderedNumbers {
    private final List<Counted> numbers;
    private final long values;

    CountedNumbers(ScanColumn column, ValueTable table) {
        this.numbers = IntStream.range(0, table.size())
                .filter(place -> table.text(place).numBytes() > 0)
                .mapToObj(
                        place -> new Counted(NumberCell.decimal(column, table.text(place)), place, table.count(place)))
                .sorted(Comparator.comparing(Counted::value))
                .toList();
        this.values = numbers.stream().mapToLong(Counted::count).sum();
    }

    /** Every different number, ascending. */
    List<Counted> numbers() {
        return numbers;
    }

    /** The mean, as exact as a double can be. */
    double mean() {
        BigDecimal sum = numbers.stream()
                .map(number -> number.value.multiply(BigDecimal.valueOf(number.count)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.doubleValue() / values;
    }

    @Override
    public long values() {
        return values;
    }

    @Override
    public BigDecimal at(long rank) {
        long before = 0;
        for (Counted number : numbers) {
            before += number.count;
            if (before >= rank) {
                return number.value;
            }
        }
        throw new IllegalArgumentException("there is no value of rank " + rank);
    }

    @Override
    public double error() {
        return 0;
    }

    @Override
    public long below(BigDecimal bound) {
        return numbers.stream()
                .filter(number -> number.value.compareTo(bound) < 0)
                .mapToLong(Counted::count)
                .sum();
    }

    @Override
    public long above(BigDecimal bound) {
        return numbers.stream()
                .filter(number -> number.value.compareTo(bound) > 0)
                .mapToLong(Counted::count)
                .sum();
    }

    /**
     * A number.
     *
     * @param value the number
     * @param place its place in the table
     * @param count how often it occurs
     */
    record Counted(BigDecimal value, int place, long count) {}
}
