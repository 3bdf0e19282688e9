package dev.millrace.generator;

import dev.millrace.generator.CounterRandom.Field;

/** Who buys: a few customers often, most seldom, and each is at home in one city. */
final class Customers {
    static final int COUNT = 50_000;

    /** The flatter the head of the curve, the larger: nobody buys half of everything. */
    private static final long HEAD = 20;

    /** A prime that spreads the best customers over all numbers. */
    private static final long SPREAD = 7_919;

    private static final long SCALE = 1_000_000;

    private final CounterRandom random;
    private final WeightedChoice ranks = new WeightedChoice(weights());
    private final WeightedChoice homes = new WeightedChoice(
            Catalog.CITIES.stream().mapToLong(Catalog.City::weight).toArray());

    Customers(CounterRandom random) {
        this.random = random;
    }

    /** The number, from 1 to {@link #COUNT}, of the customer who buys a row. */
    int buyer(long row) {
        int rank = ranks.pick(random.bits(row, Field.CUSTOMER));
        return 1 + (int) (rank * SPREAD % COUNT);
    }

    /** The index in {@link Catalog#CITIES} of a customer's home. */
    int home(int customer) {
        return homes.pick(random.bits(customer, Field.HOME));
    }

    /** Zipf's law: the customer of rank r buys in proportion to 1/r, but for the head. */
    private static long[] weights() {
        long[] weights = new long[COUNT];
        for (int rank = 0; rank < COUNT; rank++) {
            weights[rank] = SCALE / (HEAD + rank);
        }
        return weights;
    }
}
