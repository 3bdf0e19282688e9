package dev.millrace.contract.dataset;

import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * The hash of one row: XXH64 with seed 42 over the canonical texts joined by U+001F, a missing value being empty.
 *
 * <p>Hashes of rows are summed modulo 2^64, so that the sum depends on what rows there are and on nothing else: not
 * their order, partitions or quoting. Spark's {@code xxhash64(concat_ws('\u001f', ...))} over the same texts is the same
 * function. One instance serves one thread.
 *
 * @see <a href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">The definition of XXH64</a>
 */
public final class RowHash {
    private static final long SEED = 42;

    private final XXHash64 xxh64 = XXHashFactory.safeInstance().hash64();

    public long of(Row row) {
        return of(row.joined(), 0, row.joined().length);
    }

    /** The hash of texts that are joined already. */
    public long of(byte[] joinedTexts, int from, int length) {
        return xxh64.hash(joinedTexts, from, length, SEED);
    }

    /** A sum of hashes as the sixteen hexadecimal digits that people compare. */
    public static String text(long sum) {
        return "%016x".formatted(sum);
    }

    /** What {@link #text} wrote. */
    public static long parse(String text) {
        return Long.parseUnsignedLong(text, 16);
    }
}
