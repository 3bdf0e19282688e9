package dev.millrace.ingest.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import dev.millrace.ingest.service.BatchService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Batches whose file comes with the order. */
@Path("/batches")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@SecurityRequirement(name = "token")
public class UploadResource {
    private static final Set<String> PARAMETERS = Set.of("dataset", "maxRejected", "wire", "name");
    private static final int LONGEST_NAME = 200;

    private final BatchRequestFactory intake;
    private final Uploads uploads;
    private final Datasets datasets;
    private final BatchService desk;
    private final BatchViews views;

    /**
     * @param intake takes orders
     * @param uploads takes files
     * @param datasets what rows may be
     * @param desk says whether orders can be taken
     * @param views shows batches
     */
    UploadResource(
            BatchRequestFactory intake, Uploads uploads, Datasets datasets, BatchService desk, BatchViews views) {
        this.intake = intake;
        this.uploads = uploads;
        this.datasets = datasets;
        this.desk = desk;
        this.views = views;
    }

    /** Asks for a batch of the file that is the body. */
    @POST
    @RolesAllowed("trigger")
    @Consumes({"text/csv", "application/gzip", "application/zstd"})
    @RequestBody(
            required = true,
            description = "A CSV file, as it is or packed.",
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = "Id,Quantity\nS1,7\n")),
                @Content(mediaType = "application/gzip", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "application/zstd", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response upload(
            @Parameter(description = "With a CSV as body: what a row is.") @QueryParam("dataset")
                    Optional<String> dataset,
            @Parameter(description = "With a CSV as body: how many records may be rejected.") @QueryParam("maxRejected")
                    Optional<String> maxRejected,
            @Parameter(description = "With a CSV as body: json or csv.") @QueryParam("wire") Optional<String> wire,
            @Parameter(description = "With a CSV as body: what people call the file.", example = "sales.csv")
                    @QueryParam("name")
                    Optional<String> name,
            @HeaderParam("Idempotency-Key") Optional<String> key,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            InputStream body) {
        ValidationErrors complaints = new ValidationErrors();
        uri.getQueryParameters().keySet().stream()
                .filter(parameter -> !PARAMETERS.contains(parameter))
                .forEach(parameter -> complaints.add(
                        "?" + parameter,
                        "There is no such parameter: known are %s.".formatted(new TreeSet<>(PARAMETERS))));
        var terms = new BatchOrder.Terms(
                dataset.orElse(BatchOrder.DATASET),
                complaints.maxRejected("?maxRejected", maxRejected.orElse(BatchOrder.MAX_REJECTED)),
                complaints.wire("?wire", wire.orElse("json")),
                complaints.idempotencyKey(key));
        name.filter(text -> !isName(text))
                .ifPresent(text -> complaints.add(
                        "?name", "A file's name has 1 to %d printable characters.".formatted(LONGEST_NAME)));
        complaints.raise();
        Datasets.Known known = datasets.load(terms.dataset(), "?dataset");
        // Before the file is taken: it would be for nothing.
        desk.requireRoom();
        BatchService.Receipt receipt = receive(body, headers.getMediaType(), file -> {
            String called = name.orElse(file.getFileName().toString());
            return intake.take(file, called, known, terms);
        });
        return BatchResource.answer(receipt, views);
    }

    private BatchService.Receipt receive(
            InputStream body, MediaType type, Function<java.nio.file.Path, BatchService.Receipt> order) {
        try {
            return uploads.receive(body, ending(type), order);
        } catch (IOException e) {
            throw new BadRequestException("The body broke off: send it again.", e);
        }
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
}
