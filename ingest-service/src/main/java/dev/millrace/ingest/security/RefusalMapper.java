package dev.millrace.ingest.security;

import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says in the same words as everything here that a resource asks for a role which somebody has not. */
class RefusalMapper {
    @ServerExceptionMapper
    Response map(ForbiddenException e) {
        return Response.status(Refusal.MAY_NOT.status())
                .type(Refusal.TYPE)
                .entity(Refusal.MAY_NOT.json())
                .build();
    }
}
