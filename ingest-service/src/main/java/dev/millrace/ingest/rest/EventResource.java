package dev.millrace.ingest.rest;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** A batch, watched as it goes. */
@Path("/batches/{id}/events")
@RolesAllowed("read")
public class EventResource {
    private static final long RECONNECT_MILLIS = 2_000;

    private final BatchEvents events;

    /**
     * @param events tells how batches go on
     */
    EventResource(BatchEvents events) {
        this.events = events;
    }

    /** The states of a batch as server-sent events, from the one it is in to its last. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    public Multi<OutboundSseEvent> events(@RestPath String id, @Context Sse sse) {
        return events.of(id).map(state -> state.map(view -> sse.newEventBuilder()
                        .name("status")
                        .reconnectDelay(RECONNECT_MILLIS)
                        .data(BatchView.class, view)
                        .build())
                .orElseGet(() -> sse.newEventBuilder().comment(" still here").build()));
    }
}
