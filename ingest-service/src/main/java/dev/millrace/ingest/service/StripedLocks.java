package dev.millrace.ingest.service;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A fixed number of locks for any number of names: who is about the same name acts one after the other, others at the same time.
 * While Kafka is away each waits for it by itself, and not for all those before.
 */
public final class StripedLocks {
    /** Two names now and then share one, which costs a little time and nothing else. */
    private static final int LOCKS = 64;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    /** Acts when nobody else is about a name. */
    public <T> T withLock(String name, Supplier<T> act) {
        return withLocks(name, name, act);
    }

    /** Acts when nobody else is about one of two names, which may be the same. */
    public <T> T withLocks(String one, String other, Supplier<T> act) {
        int first = Math.min(stripe(one), stripe(other));
        int second = Math.max(stripe(one), stripe(other));
        // Always in this order, so that no two wait for each other.
        synchronized (locks[first]) {
            synchronized (locks[second]) {
                return act.get();
            }
        }
    }

    private static int stripe(String name) {
        return Math.floorMod(name.hashCode(), LOCKS);
    }
}
