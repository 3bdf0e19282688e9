package dev.millrace.ingest.security;

import java.util.Set;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What everybody may see, and what it takes for all the rest, should a resource forget to say so: to read for looking, to
 * trigger for doing.
 */
@ApplicationScoped
class AccessPolicy implements HttpSecurityPolicy {
    private static final Set<String> FOR_ALL = Set.of(LoginPage.PATH, "/logout", "/security/login.js", "/favicon.ico");
    private static final String ASSETS = "/assets/";

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext context, Uni<SecurityIdentity> identity, AuthorizationRequestContext request) {
        String path = context.normalizedPath();
        boolean looks = RequestOrigin.isHarmless(context.request().method().name());
        if (FOR_ALL.contains(path) || looks && path.startsWith(ASSETS)) {
            return CheckResult.permit();
        }
        String needed = looks ? Role.MAY_READ : Role.MAY_TRIGGER;
        return identity.map(who -> new CheckResult(who.hasRole(needed)));
    }
}
