package dev.millrace.ingest.rest;

import dev.millrace.runtime.batch.BatchStatus;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The report on a batch, as the analysis wrote it. */
@Path("/batches/{id}/report")
@RolesAllowed("read")
@Blocking
@Tag(name = "batches")
@SecurityRequirement(name = "token")
public class ReportResource {
    private final BatchViews views;
    private final ReportFiles files;

    /**
     * @param views knows the batches
     * @param files where the reports lie
     */
    ReportResource(BatchViews views, ReportFiles files) {
        this.views = views;
        this.files = files;
    }

    /** The report's first page, under an address that ends with a slash, so that its links lead to its own files. */
    @GET
    @Operation(operationId = "report", summary = "The report on a batch, a page")
    @APIResponse(responseCode = "200", description = "The page.", content = @Content(mediaType = "text/html"))
    @APIResponse(responseCode = "301", description = "Its address ends with a slash.")
    @APIResponse(
            responseCode = "404",
            description = "There is no report.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response report(@RestPath String id, @Context UriInfo uri) {
        if (!uri.getPath().endsWith("/")) {
            // Relative, because behind a proxy this service does not know what its address is from outside.
            return Response.status(Response.Status.MOVED_PERMANENTLY)
                    .header("Location", "/batches/" + views.status(id).id() + "/report/")
                    .build();
        }
        return file(id, "");
    }

    /** A file of the report. */
    @GET
    @Path("{file:.+}")
    @Operation(operationId = "reportFile", summary = "A file of the report")
    @APIResponse(responseCode = "200", description = "The file.", content = @Content(mediaType = "*/*"))
    @APIResponse(
            responseCode = "404",
            description = "There is no such file.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response file(@RestPath String id, @RestPath String file) {
        BatchStatus status = views.status(id);
        return status.batch()
                .flatMap(batch -> files.find(batch, file))
                .map(found -> Response.ok(found.toFile(), ReportFiles.mediaType(found))
                        .header("X-Content-Type-Options", "nosniff")
                        .build())
                .orElseThrow(() -> new NotFoundException(
                        status.state().isFinal()
                                ? "There is no such file in a report on batch %s.".formatted(status.id())
                                : "There is no report on batch %s yet: it is %s."
                                        .formatted(status.id(), status.state())));
    }
}
