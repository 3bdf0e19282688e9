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

    private static final long GENERATE = 3_000_000;
    private static final long MOVE = 1_000_000;
    private static final int GROWTH = 10;

    Plan {
        if (runs < 1 || rows.orElse(1) < 1) {
            throw new IllegalArgumentException("nothing can be measured with %s rows in %d runs".formatted(rows, runs));
        }
    }

    /** Whether nothing is left out or made smaller, so that the results are fit to be kept. */
    boolean isFull() {
        return rows.isEmpty() && runs >= RUNS;
    }

    long generate() {
        return rows.orElse(GENERATE);
    }

    long move() {
        return rows.orElse(MOVE);
    }

    /** How many rows the growth ends with. */
    long grown() {
        return move() * GROWTH;
    }
}
