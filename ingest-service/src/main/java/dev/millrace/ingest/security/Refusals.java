package dev.millrace.ingest.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says in the same words whoever refuses: the policy, a resource, or an OIDC server's token. */
@ApplicationScoped
class Refusals {
    /** Before Quarkus, which would send nothing but the status. */
    private static final int ORDER = Integer.MIN_VALUE + 2;

    void register(@Observes Router router) {
        router.route().order(ORDER).failureHandler(Refusals::explain);
    }

    private static void explain(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof ForbiddenException) {
            Refusal.MAY_NOT.send(context.response());
        } else if (failure instanceof AuthenticationFailedException) {
            Refusal.WRONG_TOKEN.send(context.response());
        } else {
            context.next();
        }
    }

    @ServerExceptionMapper
    Response ofResource(ForbiddenException e) {
        return Response.status(Refusal.MAY_NOT.status())
                .type(Refusal.TYPE)
                .entity(Refusal.MAY_NOT.json())
                .build();
    }
}
