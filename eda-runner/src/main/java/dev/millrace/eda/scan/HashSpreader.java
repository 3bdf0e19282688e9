package dev.millrace.eda.scan;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** Gathers hashes into chunks, so that a shuffle moves few large records and not many small ones. */
final class HashSpreader {
    private static final int CHUNK = 4096;

    private final HashChunk.Kind kind;
    private final long[][] chunks;
    private final int[] sizes;
    private final BiConsumer<Integer, HashChunk> receiver;

    /**
     * @param receiver takes a bucket and a chunk for it
     */
    HashSpreader(HashChunk.Kind kind, int buckets, BiConsumer<Integer, HashChunk> receiver) {
        this.kind = kind;
        this.chunks = new long[buckets][];
        this.sizes = new int[buckets];
        this.receiver = receiver;
    }

    void add(long hash) {
        int bucket = (int) Long.remainderUnsigned(hash, chunks.length);
        if (chunks[bucket] == null) {
            chunks[bucket] = new long[CHUNK];
        }
        chunks[bucket][sizes[bucket]++] = hash;
        if (sizes[bucket] == CHUNK) {
            send(bucket);
        }
    }

    /** Sends what is left. */
    void finish() {
        for (int bucket = 0; bucket < chunks.length; bucket++) {
            if (sizes[bucket] > 0) {
                send(bucket);
            }
        }
    }

    private void send(int bucket) {
        receiver.accept(bucket, new HashChunk(kind, Arrays.copyOf(chunks[bucket], sizes[bucket])));
        sizes[bucket] = 0;
    }
}
