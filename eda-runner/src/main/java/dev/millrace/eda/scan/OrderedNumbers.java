package dev.millrace.eda.scan;

import java.math.BigDecimal;

/** The values of a column of numbers in their order. */
interface OrderedNumbers {
    /** How many values there are. */
    long values();

    /**
     * The value of a rank.
     *
     * @param rank from 1 to the number of values
     */
    BigDecimal at(long rank);

    /** How far a value of some rank may be off, as a share of itself; 0 if it is exact. */
    double error();

    /** How many values are below a bound. */
    long below(BigDecimal bound);

    /** How many values are above a bound. */
    long above(BigDecimal bound);

    /** The least value that a share of all values does not exceed, as SQL's percentile_disc has it. */
    default BigDecimal quantile(double share) {
        return at(Math.max(1, (long) Math.ceil(share * values())));
    }
}
