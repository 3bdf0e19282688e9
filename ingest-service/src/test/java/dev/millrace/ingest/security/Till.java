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
    @RolesAllowed(Role.MAY_READ)
    public String look() {
        return "full";
    }

    @POST
    @RolesAllowed(Role.MAY_TRIGGER)
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
    @RolesAllowed(Role.MAY_TRIGGER)
    public String ownersView() {
        return "all of it";
    }
}
