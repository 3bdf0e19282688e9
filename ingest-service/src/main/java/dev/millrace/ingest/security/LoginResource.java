package dev.millrace.ingest.security;

import java.util.Optional;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** Where a person begins and ends a session. */
@Path("/")
@PermitAll
@NonBlocking
public class LoginResource {
    private final StartupAccessCheck accessCheck;
    private final LoginThrottle throttle;
    private final HttpServerRequest request;

    LoginResource(StartupAccessCheck accessCheck, LoginThrottle throttle, HttpServerRequest request) {
        this.accessCheck = accessCheck;
        this.throttle = throttle;
        this.request = request;
    }

    @CheckedTemplate(basePath = "security")
    static class Templates {
        /** The problem says why it did not work; null at first. */
        static native TemplateInstance login(String next, String problem);
    }

    /** Asks for a token, and leads on to {@code next}. */
    @GET
    @Path("login")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@QueryParam("next") String next) {
        return Templates.login(LoginPage.safe(next), null);
    }

    /** Begins a session for whoever has a token. */
    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Uni<Response> begin(@FormParam("token") String token, @FormParam("next") String next) {
        Optional<Role> role = Optional.ofNullable(token)
                .map(String::strip)
                .flatMap(accessCheck.accessControl().tokens()::roleOf);
        if (role.isPresent()) {
            String session = accessCheck.accessControl().sessions().begin(role.get());
            return Uni.createFrom().item(goTo(LoginPage.safe(next), cookie(session, Sessions.LIFETIME.toSeconds())));
        }
        return throttle.answer().map(refusal -> Response.status(refusal.status())
                .entity(Templates.login(LoginPage.safe(next), refusal.detail()))
                .build());
    }

    /** Ends it, for this browser. */
    @POST
    @Path("logout")
    public Response end() {
        return goTo(LoginPage.PATH, cookie("", 0));
    }

    private static Response goTo(String path, NewCookie cookie) {
        // As it is: made whole, it would hold what the service takes for its own name, behind a proxy often wrongly.
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", path)
                .cookie(cookie)
                .build();
    }

    private NewCookie cookie(String value, long seconds) {
        return new NewCookie.Builder(Sessions.COOKIE)
                .value(value)
                .path("/")
                .maxAge((int) seconds)
                .httpOnly(true)
                .secure(request.isSSL())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
