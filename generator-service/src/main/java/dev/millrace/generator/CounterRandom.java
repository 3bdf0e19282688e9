package dev.millrace.generator;

/**
 * Random numbers that are looked up instead of drawn in turn: each depends on the seed, a number and a field alone. So any
 * thread can make any row, in any order.
 *
 * <p>The number for a position is what SplitMix64, the generator behind {@link java.util.SplittableRandom}, gives at that
 * position, started from its own first number for the seed.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood: Fast Splittable Pseudorandom Number
 *     Generators (2014), figure 17</a>
 */
final class CounterRandom {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final int FIELDS = Field.values().length;

    private final long start;

    /** What a random number decides. */
    enum Field {
        TIME,
        CUSTOMER,
        HOME,
        CATEGORY,
        PRICE,
        CHARM,
        QUANTITY,
        PAYMENT
    }

    CounterRandom(long seed) {
        // Scrambled, or neighbouring seeds would walk the same sequence a few steps apart.
        this.start = mix(seed + GOLDEN_GAMMA);
    }

    /** 64 random bits. */
    long bits(long number, Field field) {
        return mix(start + (number * FIELDS + field.ordinal() + 1) * GOLDEN_GAMMA);
    }

    /** 64 random bits that decide all there is to decide about a number. */
    long bits(long number) {
        return mix(start + (number + 1) * GOLDEN_GAMMA);
    }

    /** A random whole number from 0 up to, not including, {@code bound}, which is at least 1. */
    long below(long bound, long number, Field field) {
        return Math.multiplyHigh(bits(number, field) >>> 1, bound << 1);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
