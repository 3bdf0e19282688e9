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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** A batch, watched as it goes. */
@Path("/batches/{id}/events")
@RolesAllowed("read")
@Tag(name = "batches")
@SecurityRequirement(name = "token")
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
    @Operation(
            operationId = "watchBatch",
            summary = "Watch a batch as it goes",
            description =
                    "Server-sent events named `status`, each with the batch as JSON: the present state at once, then each"
                            + " that follows, a few a second at most; a comment as a sign of life every 15 seconds. The stream ends"
                            + " behind a final state.")
    @APIResponse(
            responseCode = "200",
            description = "The states, from this one to the last.",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(implementation = BatchView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such batch.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
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
