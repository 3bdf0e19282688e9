package dev.millrace.ingest.rest;

import java.io.InputStream;
import java.util.Optional;

import dev.millrace.ingest.order.BatchOrder;
import dev.millrace.ingest.order.BatchRequestFactory;
import dev.millrace.ingest.order.OrderReader;
import dev.millrace.ingest.problem.ValidationErrors;
import dev.millrace.ingest.service.BatchService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Batches: asked for, listed, looked at, watched, given up. What clients read of it is in {@code META-INF/openapi.yaml}. */
@Path("/batches")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "batches")
public class BatchResource {
    private static final long RECONNECT_MILLIS = 2_000;
    private static final int USUAL_SIZE = 20;
    private static final int LARGEST_SIZE = 200;

    private final BatchRequestFactory requests;
    private final OrderReader orders;
    private final BatchService batches;
    private final BatchViews views;
    private final BatchEvents events;

    BatchResource(
            BatchRequestFactory requests,
            OrderReader orders,
            BatchService batches,
            BatchViews views,
            BatchEvents events) {
        this.requests = requests;
        this.orders = orders;
        this.batches = batches;
        this.views = views;
        this.events = events;
    }

    /** Asks for a batch, of a file in the data directory or of generated rows. */
    @POST
    @RolesAllowed("trigger")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(content = @Content(schema = @Schema(implementation = BatchOrder.class)))
    @APIResponseSchema(value = BatchView.class, responseCode = "202")
    public RestResponse<BatchView> order(@HeaderParam("Idempotency-Key") Optional<String> key, InputStream body) {
        return views.answer(requests.submit(orders.read(body, key)));
    }

    /** The batches, those that were asked for last first. */
    @GET
    @RolesAllowed("read")
    public BatchPage list(
            @Parameter(hidden = true) @QueryParam("page") String page,
            @Parameter(hidden = true) @QueryParam("size") String size) {
        ValidationErrors errors = new ValidationErrors();
        int wanted = (int) errors.number("?page", page, 0, 0, Integer.MAX_VALUE);
        int most = (int) errors.number("?size", size, USUAL_SIZE, 1, LARGEST_SIZE);
        errors.raise();
        return BatchPage.of(batches.store().newest(), wanted, most, views::view);
    }

    /** How a batch stands. */
    @GET
    @Path("{id}")
    @RolesAllowed("read")
    public BatchView batch(@RestPath String id) {
        return views.view(views.status(id));
    }

    /** The states of a batch as server-sent events, from the one it is in to its last. */
    @GET
    @Path("{id}/events")
    @RolesAllowed("read")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BatchView.class)))
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<OutboundSseEvent> events(@RestPath String id, @Context Sse sse) {
        return events.of(id).map(state -> state.map(view -> sse.newEventBuilder()
                        .name("status")
                        .reconnectDelay(RECONNECT_MILLIS)
                        .data(BatchView.class, view)
                        .build())
                .orElseGet(() -> sse.newEventBuilder().comment(" still here").build()));
    }

    /** Gives a batch up, unless its rows are all in Kafka. */
    @DELETE
    @Path("{id}")
    @RolesAllowed("trigger")
    @APIResponseSchema(value = BatchView.class, responseCode = "202")
    public RestResponse<BatchView> cancel(@RestPath String id) {
        return RestResponse.accepted(views.view(batches.cancel(views.status(id))));
    }
}
