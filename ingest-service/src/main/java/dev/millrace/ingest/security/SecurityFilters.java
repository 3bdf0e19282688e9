package dev.millrace.ingest.security;

import dev.millrace.ingest.problem.Problem;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What settings cannot say of headers and paths; what they can is in {@code application-service.properties}. */
@ApplicationScoped
class SecurityFilters {
    /** Before everything else, so that refusals have the headers, too. */
    private static final int HEADERS = 10_000;

    private static final int HIDDEN = 2_000;
    private static final String QUARKUS = "/q";
    private static final String OPEN_API = "/q/openapi";

    void register(@Observes Filters filters) {
        filters.register(SecurityFilters::stayWithHttps, HEADERS);
        filters.register(SecurityFilters::hideQuarkus, HIDDEN);
    }

    private static void stayWithHttps(RoutingContext context) {
        if (context.request().isSSL()) {
            context.response().putHeader("Strict-Transport-Security", "max-age=31536000");
        }
        context.next();
    }

    /** Health and metrics have a port of their own; what else there may be is nobody's business. */
    private static void hideQuarkus(RoutingContext context) {
        String path = context.normalizedPath();
        boolean isQuarkus = path.equals(QUARKUS) || path.startsWith(QUARKUS + "/");
        if (isQuarkus && !path.equals(OPEN_API) && LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            Problem.HIDDEN.send(context.response());
        } else {
            context.next();
        }
    }
}
