package dev.millrace.ingest.security;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Hides what Quarkus tells of itself. */
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
}
