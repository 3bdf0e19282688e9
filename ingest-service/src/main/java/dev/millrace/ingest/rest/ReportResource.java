package dev.millrace.ingest.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.volume.ConfinedPath;
import dev.millrace.ingest.IngestSettings;
import dev.millrace.runtime.batch.BatchStatus;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The report on a batch, as the analysis wrote it. */
@Path("/batches/{id}/report")
@RolesAllowed("read")
@Blocking
@Tag(name = "batches")
public class ReportResource {
    private static final String OTHER = "application/octet-stream";
    /** What a file holds, by its name alone: systems differ in what else they would say. */
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "csv", "text/csv;charset=UTF-8",
            "txt", "text/plain;charset=UTF-8");

    private final BatchViews views;
    private final OutDirectory data;

    ReportResource(BatchViews views, IngestSettings settings) {
        this.views = views;
        this.data = new OutDirectory(settings.out());
    }

    /** The report's first page, under an address that ends with a slash, so that its links lead to its own files. */
    @GET
    @APIResponse(responseCode = "200", description = "The page.", content = @Content(mediaType = "text/html"))
    public Response report(@RestPath String id, @Context UriInfo uri) {
        if (!uri.getPath().endsWith("/")) {
            // Relative, because behind a proxy this service does not know what its address is from outside.
            return Response.status(Response.Status.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, "/batches/" + views.status(id).id() + "/report/")
                    .build();
        }
        return file(id, BatchViews.FIRST_PAGE);
    }

    /** A file of the report. */
    @GET
    @Path("{file:.+}")
    @APIResponse(responseCode = "200", description = "The file.", content = @Content(mediaType = "*/*"))
    public Response file(@RestPath String id, @RestPath String file) {
        BatchStatus status = views.status(id);
        return status.batch()
                .flatMap(batch -> find(batch, file))
                .map(found -> Response.ok(found.toFile(), mediaType(found)).build())
                .orElseThrow(() -> new NotFoundException(
                        status.state().isFinal()
                                ? "There is no such file in a report on batch %s.".formatted(status.id())
                                : "There is no report on batch %s yet: it is %s."
                                        .formatted(status.id(), status.state())));
    }

    private Optional<java.nio.file.Path> find(String batch, String name) {
        try {
            java.nio.file.Path file = new ConfinedPath(data.report(batch)).existing(name);
            return Optional.of(file).filter(Files::isRegularFile);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String mediaType(java.nio.file.Path file) {
        String name = file.getFileName().toString();
        return MEDIA_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), OTHER);
    }
}
