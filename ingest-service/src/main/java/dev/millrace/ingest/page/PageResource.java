package dev.millrace.ingest.page;

import java.time.Instant;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.ingest.rest.BatchViews;
import dev.millrace.ingest.rest.DeadLetterResource;
import dev.millrace.ingest.service.BatchService;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The pages for people. Each of them has a part that moves, which can be had alone. */
@Path("/")
@Blocking
@RolesAllowed("read")
@Produces(MediaType.TEXT_HTML)
public class PageResource {
    private static final int RETRY_SECONDS = 5;

    private final BatchService batches;
    private final BatchViews views;
    private final DeadLetterResource deadLetters;

    PageResource(BatchService batches, BatchViews views, DeadLetterResource deadLetters) {
        this.batches = batches;
        this.views = views;
        this.deadLetters = deadLetters;
    }

    /** The templates; those that are only a part of a page are there to renew it with. */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance start(History history);

        static native TemplateInstance history(History history);

        static native TemplateInstance batch(BatchSheet batch, RejectedSample rejected);

        static native TemplateInstance batchNow(BatchSheet batch);

        static native TemplateInstance trouble(String title, String says);
    }

    /** A form that starts a batch, and all batches so far. */
    @GET
    public TemplateInstance start(@QueryParam("page") int page) {
        return Templates.start(history(page));
    }

    /** Only the batches so far. */
    @GET
    @Path("history")
    public TemplateInstance startNow(@QueryParam("page") int page) {
        return Templates.history(history(page));
    }

    private History history(int page) {
        return History.of(batches.store().newest(), page, views::view, Instant.now());
    }

    /** One batch. */
    @GET
    @Path("view/{id}")
    public TemplateInstance batch(@RestPath String id) {
        BatchSheet sheet = sheet(id);
        // Before a batch is over there are more of them every moment.
        boolean isWorthALook = sheet.isOver() && !sheet.rejections().isEmpty();
        return Templates.batch(
                sheet,
                isWorthALook
                        ? RejectedSample.of(deadLetters.letters(id, null, RejectedSample.MOST))
                        : RejectedSample.NONE);
    }

    /** Only what moves on the page of a batch. */
    @GET
    @Path("view/{id}/now")
    public TemplateInstance batchNow(@RestPath String id) {
        return Templates.batchNow(sheet(id));
    }

    private BatchSheet sheet(String id) {
        return BatchSheet.of(views.view(views.status(id)), Instant.now());
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException e) {
        return trouble(
                        Response.Status.NOT_FOUND,
                        "Not found",
                        "There is no such batch: it may have been forgotten, or the address is not quite right.")
                .build();
    }

    @ServerExceptionMapper
    Response notNow(StageFailure failure) {
        return trouble(Response.Status.SERVICE_UNAVAILABLE, "Not just now", failure.getMessage())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                // Lets a browser look again by itself.
                .header("Refresh", RETRY_SECONDS)
                .build();
    }

    private static Response.ResponseBuilder trouble(Response.Status status, String title, String says) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML)
                .entity(Templates.trouble(title, says).render());
    }
}
