package dev.millrace.eda.count;

import java.io.Serializable;

import dev.millrace.eda.profile.Distinct;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/** Estimates how many different values there are, in 16 KiB whatever their number. */
public final class DistinctSketch implements Serializable {
    /** 2^14 registers. */
    private static final int LOG_REGISTERS = 14;
    /** Of HyperLogLog: 1.04 / sqrt(m) with m registers (Flajolet et al., 2007). */
    private static final double ERROR = 1.04 / (1 << LOG_REGISTERS / 2);

    private transient HllSketch sketch = new HllSketch(LOG_REGISTERS, TgtHllType.HLL_8);

    /** Adds a value by its hash. */
    public void add(long hash) {
        sketch.update(hash);
    }

    /** Adds what another sketch has seen. */
    public void merge(DistinctSketch other) {
        Union union = new Union(LOG_REGISTERS);
        union.update(sketch);
        union.update(other.sketch);
        sketch = union.getResult(TgtHllType.HLL_8);
    }

    /** The estimate, with its relative standard error. */
    public Distinct distinct() {
        return new Distinct(Math.round(sketch.getEstimate()), ERROR);
    }

    private Object writeReplace() {
        return new Packed(sketch.toCompactByteArray());
    }

    /** What travels: a sketch itself cannot. */
    private record Packed(byte[] bytes) implements Serializable {
        private Object readResolve() {
            DistinctSketch unpacked = new DistinctSketch();
            unpacked.sketch = HllSketch.heapify(bytes);
            return unpacked;
        }
    }
}
