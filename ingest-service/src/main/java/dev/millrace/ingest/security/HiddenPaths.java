package dev.millrace.ingest.security;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.security.ForbiddenException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What Quarkus would answer by itself, and in its own words. */
@ApplicationScoped
class HiddenPaths {
    private static final int PRIORITY = 2_000;
    private static final String QUARKUS = "/q";
    private static final String OPEN_API = "/q/openapi";

    void register(@Observes Filters filters) {
        filters.register(HiddenPaths::hide, PRIORITY);
    }

    /** Health and metrics have a port of their own; what else there may be is nobody's business. */
    private static void hide(RoutingContext context) {
        String path = context.normalizedPath();
        boolean isQuarkus = path.equals(QUARKUS) || path.startsWith(QUARKUS + "/");
        if (isQuarkus && !path.equals(OPEN_API) && LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            new Refusal(404, "Not here", "There is nothing at this path.").send(context.response());
        } else {
            context.next();
        }
    }

    void explain(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 2).failureHandler(context -> {
            if (context.failure() instanceof ForbiddenException) {
                Refusal.MAY_NOT.send(context.response());
            } else {
                context.next();
            }
        });
    }
}
