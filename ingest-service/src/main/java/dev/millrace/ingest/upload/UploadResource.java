package dev.millrace.ingest.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.millrace.ingest.catalog.Datasets;
import dev.millrace.ingest.order.BatchOrder;
import dev.millrace.ingest.order.BatchRequestFactory;
import dev.millrace.ingest.problem.ValidationErrors;
import dev.millrace.ingest.rest.BatchView;
import dev.millrace.ingest.rest.BatchViews;
import dev.millrace.ingest.service.BatchService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;

/** Batches whose file comes with the order. */
@Path("/batches")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class UploadResource {
    private static final Set<String> PARAMETERS = Set.of("dataset", "maxRejected", "wire", "name");
    private static final int LONGEST_NAME = 200;

    private final BatchRequestFactory requests;
    private final Uploads uploads;
    private final Datasets datasets;
    private final BatchService batches;
    private final BatchViews views;

    UploadResource(
            BatchRequestFactory requests, Uploads uploads, Datasets datasets, BatchService batches, BatchViews views) {
        this.requests = requests;
        this.uploads = uploads;
        this.datasets = datasets;
        this.batches = batches;
        this.views = views;
    }

    /** Asks for a batch of the file that is the body. */
    @POST
    @RolesAllowed("trigger")
    @Consumes({"text/csv", "application/gzip", "application/zstd"})
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
                .filter(parameter -> !PARAMETERS.contains(parameter))
                .forEach(parameter -> errors.add(
                        "?" + parameter,
                        "There is no such parameter: known are %s.".formatted(new TreeSet<>(PARAMETERS))));
        BatchOrder order = new BatchOrder(
                null,
                null,
                dataset,
                errors.maxRejected("?maxRejected", maxRejected),
                errors.wire("?wire", wire),
                errors.idempotencyKey(key));
        if (!name.map(UploadResource::isName).orElse(true)) {
            errors.add("?name", "A file's name has 1 to %d printable characters.".formatted(LONGEST_NAME));
        }
        errors.raise();
        Datasets.Known known = datasets.load(dataset, "?dataset");
        // Before the file is taken: it would be for nothing.
        batches.requireRoom();
        try {
            return views.answer(uploads.receive(
                    body,
                    ending(headers.getMediaType()),
                    file -> requests.submit(file, name.orElse(file.getFileName().toString()), known, order)));
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
