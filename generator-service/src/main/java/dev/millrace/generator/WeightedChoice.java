package dev.millrace.generator;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Picks one of many with given weights in constant time: Walker's alias method, in whole numbers.
 *
 * @see <a href="https://doi.org/10.1109/32.92917">Vose: A Linear Algorithm for Generating Random Numbers with a Given
 *     Distribution (1991)</a>
 */
final class WeightedChoice {
    private static final int FRACTION_BITS = 24;

    private final int[] keepBelow;
    private final int[] otherwise;

    /**
     * @param weights none negative, not all 0; their sum times their number must be below 2^39
     */
    WeightedChoice(long... weights) {
        int n = weights.length;
        long total = 0;
        for (long weight : weights) {
            total += weight;
        }
        if (total <= 0 || total >= (1L << (63 - FRACTION_BITS)) / n) {
            throw new IllegalArgumentException("%d weights cannot sum to %d".formatted(n, total));
        }
        keepBelow = new int[n];
        otherwise = new int[n];
        long[] share = new long[n];
        Deque<Integer> poor = new ArrayDeque<>();
        Deque<Integer> rich = new ArrayDeque<>();
        for (int i = 0; i < n; i++) {
            share[i] = weights[i] * n;
            (share[i] < total ? poor : rich).push(i);
        }
        while (!poor.isEmpty()) {
            int receiver = poor.pop();
            int giver = rich.peek();
            keepBelow[receiver] = (int) ((share[receiver] << FRACTION_BITS) / total);
            otherwise[receiver] = giver;
            share[giver] -= total - share[receiver];
            if (share[giver] < total) {
                poor.push(rich.pop());
            }
        }
        for (int i : rich) {
            keepBelow[i] = 1 << FRACTION_BITS;
        }
    }

    /** The index that 64 random bits pick. */
    int pick(long bits) {
        int place = (int) ((bits >>> 32) * keepBelow.length >>> 32);
        int fraction = (int) bits >>> (Integer.SIZE - FRACTION_BITS);
        return fraction < keepBelow[place] ? place : otherwise[place];
    }
}
