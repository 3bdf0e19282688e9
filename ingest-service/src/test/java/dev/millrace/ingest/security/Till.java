package dev.millrace.ingest.security;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Something to look at, something to do, and something whose author forgot to say who may. */
@Path("/till")
@NonBlocking
public class Till {
    @GET
    @RolesAllowed("read")
    public String look() {
        return "full";
    }

    @POST
    @RolesAllowed("trigger")
    public String take() {
        return "taken";
    }

    @GET
    @Path("forgotten")
    public String forgotten() {
        return "secret";
    }

    @GET
    @Path("owner")
    @RolesAllowed("trigger")
    public String ownersView() {
        return "all of it";
    }
}
