package dev.millrace.ingest.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.millrace.ingest.catalog.Datasets;
import dev.millrace.ingest.order.BatchOrder;
import dev.millrace.ingest.order.BatchRequestFactory;
import dev.millrace.ingest.order.OrderReader;
import dev.millrace.ingest.problem.ValidationErrors;
import dev.millrace.ingest.service.BatchService;
import dev.millrace.ingest.upload.Uploads;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
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
    private static final Set<String> OF_UPLOADS = Set.of("dataset", "maxRejected", "wire", "name");
    private static final int LONGEST_NAME = 200;

    private final BatchRequestFactory requests;
    private final OrderReader orders;
    private final Uploads uploads;
    private final Datasets datasets;
    private final BatchService batches;
    private final BatchViews views;
    private final BatchEvents events;

    BatchResource(
            BatchRequestFactory requests,
            OrderReader orders,
            Uploads uploads,
            Datasets datasets,
            BatchService batches,
            BatchViews views,
            BatchEvents events) {
        this.requests = requests;
        this.orders = orders;
        this.uploads = uploads;
        this.datasets = datasets;
        this.batches = batches;
        this.views = views;
        this.events = events;
    }

    /** Asks for a batch, of a file in the data directory or of generated rows. */
    @POST
    @RolesAllowed("trigger")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(content = @Content(schema = @Schema(implementation = BatchOrder.class)))
    @APIResponseSchema(
            value = BatchView.class,
            responseCode = "202",
            responseDescription = "It is taken, and will be done.")
    public RestResponse<BatchView> order(@HeaderParam("Idempotency-Key") Optional<String> key, InputStream body) {
        return answer(requests.submit(orders.read(body, key)));
    }

    /** Asks for a batch of the file that is the body. */
    @POST
    @RolesAllowed("trigger")
    @Consumes({"text/csv", "application/gzip", "application/zstd"})
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<BatchView> upload(
            @QueryParam("dataset") @DefaultValue(BatchOrder.DATASET) String dataset,
            @QueryParam("maxRejected") @DefaultValue(BatchOrder.MAX_REJECTED) String maxRejected,
            @QueryParam("wire") @DefaultValue(BatchOrder.WIRE) String wire,
            @QueryParam("name") Optional<String> name,
            @HeaderParam("Idempotency-Key") Optional<String> key,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            InputStream body) {
        ValidationErrors errors = new ValidationErrors();
        uri.getQueryParameters().keySet().stream()
                .filter(parameter -> !OF_UPLOADS.contains(parameter))
                .forEach(parameter -> errors.add(
                        "?" + parameter,
                        "There is no such parameter: known are %s.".formatted(new TreeSet<>(OF_UPLOADS))));
        BatchOrder order = new BatchOrder(
                null,
                null,
                dataset,
                errors.maxRejected("?maxRejected", maxRejected),
                errors.wire("?wire", wire),
                errors.idempotencyKey(key));
        if (!name.map(BatchResource::isName).orElse(true)) {
            errors.add("?name", "A file's name has 1 to %d printable characters.".formatted(LONGEST_NAME));
        }
        errors.raise();
        Datasets.Known known = datasets.load(dataset, "?dataset");
        // Before the file is taken: it would be for nothing.
        batches.requireRoom();
        try {
            return answer(uploads.receive(
                    body,
                    ending(headers.getMediaType()),
                    file -> requests.submit(file, name.orElse(file.getFileName().toString()), known, order)));
        } catch (IOException e) {
            throw new BadRequestException("The body broke off: send it again.", e);
        }
    }

    /** The answer to an order: 202 if there is something to do that there was not before, 200 otherwise. */
    private RestResponse<BatchView> answer(BatchService.Receipt receipt) {
        BatchView view = views.view(receipt.status());
        // As it stands: behind a proxy this service does not know what its address is from outside.
        return ResponseBuilder.create(receipt.isNew() ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK, view)
                .header(HttpHeaders.LOCATION, view.links().self())
                .build();
    }

    private static String ending(MediaType type) {
        return switch (type.getSubtype()) {
            case "gzip" -> ".csv.gz";
            case "zstd" -> ".csv.zst";
            default -> ".csv";
        };
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
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
    @APIResponse(
            responseCode = "200",
            description = "The states, from this one to the last.",
            content = @Content(schema = @Schema(implementation = BatchView.class)))
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
    @APIResponseSchema(value = BatchView.class, responseCode = "202", responseDescription = "It will stop.")
    public RestResponse<BatchView> cancel(@RestPath String id) {
        return RestResponse.accepted(views.view(batches.cancel(views.status(id))));
    }
}
