package dev.millrace.eda.scan;

import java.io.Serializable;

/**
 * Some hashes on their way to where equal ones meet.
 *
 * @param kind whose hashes they are
 * @param hashes the hashes
 */
record HashChunk(Kind kind, long[] hashes) implements Serializable {
    /** Whose hashes. */
    enum Kind {
        ROW,
        KEY
    }
}
