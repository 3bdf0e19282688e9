package dev.millrace.generator;

import java.math.BigDecimal;
import java.util.List;

import dev.millrace.contract.manifest.DefectKind;
import dev.millrace.contract.manifest.Defects;

/**
 * Which rows are spoiled, and how: as pure a function of the seed and the row's number as the row itself, so that threads
 * and shards agree without talking.
 */
final class DefectPlan {
    // Other numbers than those that make the rows of the same seed.
    private static final long OTHER_NUMBERS = 0x64656665637473L;

    private static final BigDecimal ALL = BigDecimal.valueOf(1L << 32);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final CounterRandom random;
    private final long hitsBelow;
    private final List<DefectKind> kinds;

    DefectPlan(long seed, Defects defects) {
        this.random = new CounterRandom(seed ^ OTHER_NUMBERS);
        this.hitsBelow =
                defects.percent().multiply(ALL).divideToIntegralValue(HUNDRED).longValueExact();
        this.kinds = List.copyOf(defects.kinds());
    }

    /** Whether a row is to be spoiled. */
    boolean isHit(long row) {
        return random.bits(row) >>> 32 < hitsBelow;
    }

    /** What is to be done to a row that is hit. */
    DefectKind kind(long row) {
        return kinds.get((int) ((random.bits(row) & 0xffff) * kinds.size() >>> 16));
    }

    /** Which of {@code choices} places, from 0, it is to be done to. */
    int place(long row, int choices) {
        return (int) ((random.bits(row) >>> 16 & 0xffff) * choices >>> 16);
    }
}
