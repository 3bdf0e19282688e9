package dev.millrace.ingest.security;

import java.util.Optional;

import dev.millrace.ingest.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out who somebody is: by a token, or by the cookie of a session that began with one. */
@ApplicationScoped
class TokenAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "bearer ";
    private static final String REFUSAL = Problem.class.getName();

    private final StartupAccessCheck accessCheck;
    private final LoginThrottle throttle;

    TokenAuthentication(StartupAccessCheck accessCheck, LoginThrottle throttle) {
        this.accessCheck = accessCheck;
        this.throttle = throttle;
    }

    /** Before Quarkus's own for OpenID Connect, which takes every token for one of its server. */
    @Override
    public int getPriority() {
        return 2 * DEFAULT_PRIORITY;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        AccessControl access = accessCheck.accessControl();
        if (access.isOpen()) {
            return Uni.createFrom().item(identity("local", Role.TRIGGER));
        }
        String authorization = context.request().getHeader("Authorization");
        if (authorization == null) {
            return Uni.createFrom().item(session(context).orElse(null));
        }
        Optional<SecurityIdentity> known =
                bearer(authorization).flatMap(access.tokens()::roleOf).map(role -> identity("token", role));
        return known.isPresent() || access.hasOidcServer()
                ? Uni.createFrom().item(known.orElse(null))
                : refuse(context);
    }

    private Uni<SecurityIdentity> refuse(RoutingContext context) {
        return throttle.answer().onItem().transformToUni(refusal -> {
            context.put(REFUSAL, refusal);
            return Uni.createFrom().failure(new AuthenticationFailedException());
        });
    }

    private static Optional<String> bearer(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private Optional<SecurityIdentity> session(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(Sessions.COOKIE))
                .map(Cookie::getValue)
                .flatMap(accessCheck.accessControl()::roleOfSession)
                .map(role -> identity("session", role));
    }

    private static SecurityIdentity identity(String name, Role role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(role.names())
                .build();
    }

    /** A person is shown where to log in; a program is told what to send. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        if (LoginPage.isWantedBy(context.request())) {
            context.response()
                    .setStatusCode(303)
                    .putHeader("Location", LoginPage.leadingTo(context.request().uri()))
                    .end();
        } else {
            Problem refusal = context.get(REFUSAL);
            (refusal == null ? Problem.NO_TOKEN : refusal).send(context.response());
        }
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }
}
