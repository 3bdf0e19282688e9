package dev.millrace.ingest.security;

import java.util.Set;

/** What somebody may do. */
public enum Role {
    /** May look at everything. */
    READ,
    /** May also ask for batches and cancel them. */
    TRIGGER;

    /** The name of {@link #READ} in annotations and tokens. */
    public static final String MAY_READ = "read";
    /** The name of {@link #TRIGGER} in annotations and tokens. */
    public static final String MAY_TRIGGER = "trigger";

    /** The names of all that this one includes. */
    public Set<String> names() {
        return this == TRIGGER ? Set.of(MAY_READ, MAY_TRIGGER) : Set.of(MAY_READ);
    }
}
