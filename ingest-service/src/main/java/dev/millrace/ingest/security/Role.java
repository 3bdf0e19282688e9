package dev.millrace.ingest.security;

import java.util.Set;

/** What somebody may do. */
public enum Role {
    /** May look at everything. */
    READ,
    /** May also ask for batches and cancel them. */
    TRIGGER;

    /** The names of all that this one includes, as in annotations and in tokens of an OIDC server. */
    public Set<String> names() {
        return this == TRIGGER ? Set.of("read", "trigger") : Set.of("read");
    }
}
