package dev.millrace.ingest.page;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who looks at the page, for the templates. */
@Named("viewer")
@RequestScoped
public class Viewer {
    private final SecurityIdentity identity;

    Viewer(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether they may start and cancel batches. */
    public boolean mayTrigger() {
        return identity.hasRole("trigger");
    }

    /** Whether they have a session that can be ended: neither a token sent along nor an open door is one. */
    public boolean hasSession() {
        return "session".equals(identity.getPrincipal().getName());
    }
}
