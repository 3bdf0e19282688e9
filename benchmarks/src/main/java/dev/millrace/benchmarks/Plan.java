package dev.millrace.benchmarks;

import java.util.OptionalLong;

/**
 * How much is to be measured.
 *
 * @param rows how many rows every stage moves, instead of its own number
 * @param runs how often everything runs, from 1
 */
record Plan(OptionalLong rows, int runs) {
    static final int RUNS = 5;

    /** Enough for compilers to have finished with the hot paths of all, long before the end. */
    private static final long ROWS = 3_000_000;

    private static final long GROWTH_FROM = 1_000_000;
    private static final int GROWTH = 10;
    private static final long ANALYSED = 100_000;
    private static final int ANALYSED_GROWTH = 100;

    Plan {
        if (runs < 1 || rows.orElse(1) < 1) {
            throw new IllegalArgumentException("nothing can be measured with %s rows in %d runs".formatted(rows, runs));
        }
    }

    /** Whether nothing is left out or made smaller, so that the results are fit to be kept. */
    boolean isFull() {
        return rows.isEmpty() && runs >= RUNS;
    }

    /** How many rows one run of a stage moves. */
    long moved() {
        return rows.orElse(ROWS);
    }

    /** How many rows the growth begins with. */
    long growing() {
        return rows.orElse(GROWTH_FROM);
    }

    /** How many rows the growth ends with. */
    long grown() {
        return growing() * GROWTH;
    }

    /** How many rows a small analysis has. */
    long analysed() {
        return rows.orElse(ANALYSED);
    }

    /** How many rows a large analysis has. */
    long analysedAtScale() {
        return analysed() * ANALYSED_GROWTH;
    }
}
