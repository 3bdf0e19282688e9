package dev.millrace.ingest.rest;

import dev.millrace.contract.service.BatchStatus;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestPath;

/** The report on a batch, as the analysis wrote it. */
@Path("/batches/{id}/report")
@RolesAllowed("read")
@Blocking
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
