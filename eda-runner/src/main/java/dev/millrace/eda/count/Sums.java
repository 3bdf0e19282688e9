package dev.millrace.eda.count;

import java.io.Serializable;
import java.math.BigDecimal;

/** The sums of one measure, one for every place of a table, and how many values each has. */
public interface Sums extends Serializable {
    /** Sums that suit a column: exact for exact numbers. */
    static Sums of(ScanColumn measure) {
        return measure.kind() == ScanColumn.Kind.EXACT_NUMBER ? new ExactSums(measure.scale()) : new FloatingSums();
    }

    /** Adds a number so many times; one that is not present adds nothing. */
    void add(int place, NumberCell cell, long times);

    /** Adds what other sums of the same measure have at a place. */
    void add(int place, Sums other, int otherPlace);

    /** The sum at a place; null without values, or if floating-point values do not add up to a number. */
    BigDecimal sum(int place);

    /** How many values were added at a place. */
    long values(int place);
}
