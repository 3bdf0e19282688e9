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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a person begins and ends a session. */
@Path("/")
@PermitAll
@NonBlocking
public class LoginResource {
    private final StartupAccessCheck gatekeeper;
    private final LoginThrottle failedTries;
    private final HttpServerRequest request;

    /**
     * @param gatekeeper knows the tokens
     * @param failedTries answers those who do not
     * @param request says whether it came by HTTPS
     */
    LoginResource(StartupAccessCheck gatekeeper, LoginThrottle failedTries, HttpServerRequest request) {
        this.gatekeeper = gatekeeper;
        this.failedTries = failedTries;
        this.request = request;
    }

    /** The page. */
    @CheckedTemplate(basePath = "security")
    static class Templates {
        /**
         * @param next where to go then
         * @param problem why it did not work; null at first
         */
        static native TemplateInstance login(String next, String problem);
    }

    /** Shows the page. */
    @GET
    @Path("login")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance page(@QueryParam("next") String next) {
        return Templates.login(LoginPage.safe(next), null);
    }

    /** Begins a session for whoever has a token. */
    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> begin(@FormParam("token") String token, @FormParam("next") String next) {
        Optional<Role> role = Optional.ofNullable(token).map(String::strip).flatMap(gatekeeper.entrance()::roleOfToken);
        if (role.isPresent()) {
            String session = gatekeeper.entrance().beginSession(role.get());
            return Uni.createFrom().item(goTo(LoginPage.safe(next), cookie(session, Sessions.LIFETIME.toSeconds())));
        }
        return failedTries.answer().map(refusal -> Response.status(refusal.status())
                .entity(Templates.login(LoginPage.safe(next), refusal.detail()))
                .build());
    }

    /** Ends it, for this browser. */
    @POST
    @Path("logout")
    @Operation(hidden = true)
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
