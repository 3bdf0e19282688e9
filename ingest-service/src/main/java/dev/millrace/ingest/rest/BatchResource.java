package dev.millrace.ingest.rest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.millrace.ingest.service.BatchService;
import dev.millrace.runtime.batch.BatchStatus;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Batches: asked for, listed, looked at, given up. */
@Path("/batches")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "batches")
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description =
                "A token of the service, or of its OIDC server; none where the service is open to its own machine.")
@SecurityRequirement(name = "token")
public class BatchResource {
    private final BatchRequestFactory intake;
    private final OrderReader orders;
    private final BatchService desk;
    private final BatchViews views;

    /**
     * @param intake takes orders
     * @param orders reads them
     * @param desk knows all batches
     * @param views shows them
     */
    BatchResource(BatchRequestFactory intake, OrderReader orders, BatchService desk, BatchViews views) {
        this.intake = intake;
        this.orders = orders;
        this.desk = desk;
        this.views = views;
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
                            schema = @Schema(implementation = OrderSchema.class),
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
    @APIResponse(
            responseCode = "202",
            description = "It is taken, and will be done.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchView.class)))
    @APIResponse(
            responseCode = "200",
            description = "There is nothing to do that was not asked for before.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body is not JSON.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "There is too much to do already, or the batch is being cancelled: see Retry-After.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body is too large.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Something is wrong with the order: see errors.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Kafka cannot be reached: see Retry-After.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response order(
            @Parameter(
                            description =
                                    "What the client calls its request: repeated under the same key it is never done twice.",
                            example = "6d1f0e7a")
                    @HeaderParam("Idempotency-Key")
                    Optional<String> key,
            InputStream body) {
        return answer(intake.take(orders.read(body, key)), views);
    }

    static Response answer(BatchService.Receipt receipt, BatchViews views) {
        BatchView view = views.view(receipt.status());
        // As it stands: behind a proxy this service does not know what its address is from outside.
        return Response.status(receipt.isNew() ? Response.Status.ACCEPTED : Response.Status.OK)
                .header("Location", view.links().self())
                .entity(view)
                .build();
    }

    /** The batches, those that were asked for last first. */
    @GET
    @RolesAllowed("read")
    @Operation(operationId = "listBatches", summary = "The batches, those that were asked for last first")
    @APIResponse(
            responseCode = "200",
            description = "Some of them.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchPage.class)))
    @APIResponse(
            responseCode = "422",
            description = "There is no such page.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
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
        PageParameters wanted = PageParameters.of(page, size);
        List<BatchStatus> all = desk.board().newest();
        List<BatchView> shown = new ArrayList<>();
        wanted.of(all).forEach(status -> shown.add(views.view(status)));
        return BatchPage.of(wanted, all.size(), shown);
    }

    /** How a batch stands. */
    @GET
    @Path("{id}")
    @RolesAllowed("read")
    @Operation(operationId = "batch", summary = "How a batch stands")
    @APIResponse(
            responseCode = "200",
            description = "So it stands.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such batch.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public BatchView batch(@RestPath String id) {
        return views.view(views.status(id));
    }

    /** Gives a batch up, unless its rows are all in Kafka. */
    @DELETE
    @Path("{id}")
    @RolesAllowed("trigger")
    @Operation(
            operationId = "cancelBatch",
            summary = "Give a batch up",
            description = "What it has in Kafka counts no more, and nothing of it lands.")
    @APIResponse(
            responseCode = "202",
            description = "It will stop.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such batch.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is too far to be cancelled.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response cancel(@RestPath String id) {
        BatchStatus status = desk.cancel(views.status(id));
        return Response.accepted(views.view(status)).build();
    }
}
