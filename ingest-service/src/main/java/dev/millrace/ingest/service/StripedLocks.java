package dev.millrace.ingest.service;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets those who are about the same name act one after the other, and others at the same time: while Kafka is away each waits for it
 * by itself, and not for all those before.
 */
public final class StripedLocks {
    /** Two names now and then share one, which costs a little time and nothing else. */
    private static final int LOCKS = 64;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    /** Acts when nobody else is about one of two names, which may be the same. */
    public <T> T take(String one, String other, Supplier<T> act) {
        int first = Math.min(lock(one), lock(other));
        int second = Math.max(lock(one), lock(other));
        // Always in this order, so that no two wait for each other.
        synchronized (locks[first]) {
            synchronized (locks[second]) {
                return act.get();
            }
        }
    }

    private static int lock(String name) {
        return Math.floorMod(name.hashCode(), LOCKS);
    }
}
