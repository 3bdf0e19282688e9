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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Batches: asked for, listed, looked at, watched, given up. What all answers share is in {@code META-INF/openapi.yaml}. */
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
    @Operation(
            operationId = "orderBatch",
            summary = "Ask for a batch",
            description =
                    "Of a CSV file in the data directory, of generated rows, or of a CSV that is the body. The same"
                            + " content under the same definition is the same batch: asking for it again answers with how it stands,"
                            + " and starts it anew only if it has failed or was cancelled.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchOrder.class),
                            examples = {
                                @ExampleObject(
                                        name = "generated",
                                        summary = "100,000 generated rows",
                                        value = "{\"generate\": {\"rows\": 100000, \"seed\": 42}}"),
                                @ExampleObject(
                                        name = "file",
                                        summary = "A file of the data directory",
                                        value =
                                                "{\"input\": \"shop/sales.csv\", \"dataset\": \"sales\", \"maxRejected\": \"1%\"}")
                            }))
    @APIResponseSchema(
            value = BatchView.class,
            responseCode = "202",
            responseDescription = "It is taken, and will be done.")
    @APIResponse(responseCode = "200", description = "There is nothing to do that was not asked for before.")
    @APIResponse(responseCode = "400", ref = "NoJson")
    @APIResponse(responseCode = "409", ref = "Busy")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "503", ref = "Unreachable")
    public RestResponse<BatchView> order(
            @Parameter(
                            description =
                                    "What the client calls its request: repeated under the same key it is never done twice.",
                            example = "6d1f0e7a")
                    @HeaderParam("Idempotency-Key")
                    Optional<String> key,
            InputStream body) {
        return views.answer(requests.submit(orders.read(body, key)));
    }

    /** The batches, those that were asked for last first. */
    @GET
    @RolesAllowed("read")
    @Operation(operationId = "listBatches", summary = "The batches, those that were asked for last first")
    @APIResponse(responseCode = "200", description = "Some of them.")
    @APIResponse(responseCode = "422", ref = "Invalid")
    public BatchPage list(
            @Parameter(
                            description = "Which page, from 0.",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "0"))
                    @QueryParam("page")
                    String page,
            @Parameter(
                            description = "How many on a page, 1 to 200.",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "20"))
                    @QueryParam("size")
                    String size) {
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
    @Operation(operationId = "batch", summary = "How a batch stands")
    @APIResponse(responseCode = "200", description = "So it stands.")
    @APIResponse(responseCode = "404", ref = "NoSuchBatch")
    public BatchView batch(@RestPath String id) {
        return views.view(views.status(id));
    }

    /** The states of a batch as server-sent events, from the one it is in to its last. */
    @GET
    @Path("{id}/events")
    @RolesAllowed("read")
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
    @APIResponse(responseCode = "404", ref = "NoSuchBatch")
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
    @Operation(
            operationId = "cancelBatch",
            summary = "Give a batch up",
            description = "What it has in Kafka counts no more, and nothing of it lands.")
    @APIResponseSchema(value = BatchView.class, responseCode = "202", responseDescription = "It will stop.")
    @APIResponse(responseCode = "404", ref = "NoSuchBatch")
    @APIResponse(responseCode = "409", ref = "TooLate")
    public RestResponse<BatchView> cancel(@RestPath String id) {
        return RestResponse.accepted(views.view(batches.cancel(views.status(id))));
    }
}
