package dev.millrace.ingest.page;

import java.time.Instant;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.ingest.rest.BatchViews;
import dev.millrace.ingest.rest.DeadLetterResource;
import dev.millrace.ingest.service.BatchService;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The pages for people. Each of them has a part that moves, which can be had alone. */
@Path("/")
@Blocking
@RolesAllowed("read")
@Produces(MediaType.TEXT_HTML)
public class PageResource {
    private static final int SECONDS_TO_WAIT = 5;

    private final BatchService desk;
    private final BatchViews views;
    private final DeadLetterResource deadLetters;

    /**
     * @param desk knows all batches
     * @param views shows one
     * @param deadLetters finds the rows of one that were rejected
     */
    PageResource(BatchService desk, BatchViews views, DeadLetterResource deadLetters) {
        this.desk = desk;
        this.views = views;
        this.deadLetters = deadLetters;
    }

    /** A form that starts a batch, and all batches so far. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance start(@QueryParam("page") int page) {
        return Pages.start(history(page));
    }

    /** Only the batches so far. */
    @GET
    @Path("history")
    @Operation(hidden = true)
    public TemplateInstance startNow(@QueryParam("page") int page) {
        return Pages.history(history(page));
    }

    private History history(int page) {
        return History.of(desk.board().newest(), page, views::view, Instant.now());
    }

    /** One batch. */
    @GET
    @Path("view/{id}")
    @Operation(hidden = true)
    public TemplateInstance batch(@PathParam("id") String id) {
        BatchSheet sheet = sheet(id);
        // Before a batch is over there are more of them every moment.
        boolean isWorthALook = sheet.isOver() && !sheet.rejections().isEmpty();
        return Pages.batch(
                sheet,
                isWorthALook
                        ? RejectedShown.of(deadLetters.letters(id, null, RejectedShown.MOST))
                        : RejectedShown.NONE);
    }

    /** Only what moves on the page of a batch. */
    @GET
    @Path("view/{id}/now")
    @Operation(hidden = true)
    public TemplateInstance batchNow(@PathParam("id") String id) {
        return Pages.batchNow(sheet(id));
    }

    private BatchSheet sheet(String id) {
        return BatchSheet.of(views.view(views.status(id)), Instant.now());
    }

    @ServerExceptionMapper
    Response isNotThere(NotFoundException e) {
        return trouble(
                        Response.Status.NOT_FOUND,
                        "Not found",
                        "There is no such batch: it may have been forgotten, or the address is not quite right.")
                .build();
    }

    @ServerExceptionMapper
    Response isNotReached(StageFailure failure) {
        return trouble(Response.Status.SERVICE_UNAVAILABLE, "Not just now", failure.getMessage())
                .header("Retry-After", SECONDS_TO_WAIT)
                // Lets a browser look again by itself.
                .header("Refresh", SECONDS_TO_WAIT)
                .build();
    }

    private static Response.ResponseBuilder trouble(Response.Status status, String title, String says) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML)
                .entity(Pages.trouble(title, says).render());
    }
}
