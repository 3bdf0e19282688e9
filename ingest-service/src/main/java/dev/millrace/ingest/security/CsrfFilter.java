package dev.millrace.ingest.security;

import java.util.Optional;

import dev.millrace.ingest.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Keeps pages of other sites from doing something here with the rights of whoever looks at them. */
@ApplicationScoped
class CsrfFilter {
    /** Behind the headers, before the authentication. */
    private static final int PRIORITY = 1_000;

    private final StartupAccessCheck accessCheck;

    CsrfFilter(StartupAccessCheck accessCheck) {
        this.accessCheck = accessCheck;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        RequestOrigin from = new RequestOrigin(
                Optional.ofNullable(request.getHeader("Host")).orElse(""),
                Optional.ofNullable(request.getHeader("Origin")),
                Optional.ofNullable(request.getHeader("Sec-Fetch-Site")));
        if (accessCheck.accessControl().isOpen() && !from.isLoopback()) {
            // A name that others can point to this machine would make their page one of ours.
            Problem.FOREIGN_HOST.send(request.response());
        } else if (isForged(request, from)) {
            Problem.FOREIGN_PAGE.send(request.response());
        } else {
            context.next();
        }
    }

    private static boolean isForged(HttpServerRequest request, RequestOrigin from) {
        if (RequestOrigin.isHarmless(request.method().name())
                || request.headers().contains("Authorization")) {
            return false;
        }
        boolean addedByBrowser = request.getCookie(Sessions.COOKIE) != null;
        return addedByBrowser ? !from.isOurPage() : !from.isNoForeignPage();
    }
}
