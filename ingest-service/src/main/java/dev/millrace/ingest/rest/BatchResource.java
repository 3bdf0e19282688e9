package dev.millrace.ingest.rest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.millrace.contract.service.BatchStatus;
import dev.millrace.ingest.service.BatchDesk;
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
import org.jboss.resteasy.reactive.RestPath;

/** Batches: asked for, listed, looked at, given up. */
@Path("/batches")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class BatchResource {
    private final Intake intake;
    private final OrderReader orders;
    private final BatchDesk desk;
    private final BatchViews views;

    /**
     * @param intake takes orders
     * @param orders reads them
     * @param desk knows all batches
     * @param views shows them
     */
    BatchResource(Intake intake, OrderReader orders, BatchDesk desk, BatchViews views) {
        this.intake = intake;
        this.orders = orders;
        this.desk = desk;
        this.views = views;
    }

    /** Asks for a batch, of a file in the data directory or of generated rows. */
    @POST
    @RolesAllowed("trigger")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response order(@HeaderParam("Idempotency-Key") Optional<String> key, InputStream body) {
        return answer(intake.take(orders.read(body, key)), views);
    }

    static Response answer(BatchDesk.Receipt receipt, BatchViews views) {
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
    public BatchPage list(@QueryParam("page") String page, @QueryParam("size") String size) {
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
    public BatchView batch(@RestPath String id) {
        return views.view(views.status(id));
    }

    /** Gives a batch up, unless its rows are all in Kafka. */
    @DELETE
    @Path("{id}")
    @RolesAllowed("trigger")
    public Response cancel(@RestPath String id) {
        BatchStatus status = desk.cancel(views.status(id));
        return Response.accepted(views.view(status)).build();
    }
}
