package dev.millrace.ingest.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** What goes wrong with a request before it reaches a resource: said as a problem there, too. */
@ApplicationScoped
public class RouteFailures {
    private static final Logger LOG = Logger.getLogger(RouteFailures.class);
    /** Before Quarkus, which would send nothing but the status. */
    private static final int ORDER = Integer.MIN_VALUE + 2;

    void register(@Observes Router router) {
        router.route().order(ORDER).failureHandler(RouteFailures::handle);
    }

    private static void handle(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        if (context.response().ended() || context.response().closed()) {
            // The body was given up, or the client is gone: there is nobody left to be told.
            LOG.debug("A request came to its end before its answer", failure);
        } else if (failure instanceof ForbiddenException) {
            Problem.MAY_NOT.send(context.response());
        } else if (failure instanceof AuthenticationFailedException) {
            Problem.WRONG_TOKEN.send(context.response());
        } else if (failure == null && status >= 400 && status < 500) {
            Problem.of(status, "The request cannot be understood.").send(context.response());
        } else {
            context.next();
        }
    }
}
