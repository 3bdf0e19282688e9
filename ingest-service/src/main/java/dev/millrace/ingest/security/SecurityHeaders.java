package dev.millrace.ingest.security;

import java.util.Map;
import java.util.regex.Pattern;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What every answer tells the browser not to do. */
@ApplicationScoped
class SecurityHeaders {
    /** Before everything else, so that refusals have them, too. */
    private static final int PRIORITY = 10_000;

    private static final String CONTENT = "Content-Security-Policy";
    private static final String OURS = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    /** The report holds its styles and pictures itself, has no script, and shows texts of the user's file. */
    private static final String REPORTS = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

    private static final Pattern REPORT = Pattern.compile("/batches/[^/]+/report(/.*)?");
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            // Not no-referrer: with it, browsers call the origin of our own forms null.
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, PRIORITY);
    }

    private static void add(RoutingContext context) {
        String path = context.normalizedPath();
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT && path.startsWith("/q/")) {
            // Quarkus's own pages need more than ours.
            context.next();
            return;
        }
        MultiMap headers = context.response().headers();
        headers.setAll(ALWAYS);
        if (REPORT.matcher(path).matches()) {
            headers.set(CONTENT, REPORTS);
        } else {
            headers.set(CONTENT, OURS);
            // A page in a sandbox and this one do not go together: browsers refuse to show it.
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
        }
        if (context.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        context.addHeadersEndHandler(end -> setCaching(path, headers));
        context.next();
    }

    /** Nothing of ours is kept by a browser, but for files that are the same for everybody, which it asks for again. */
    private static void setCaching(String path, MultiMap headers) {
        boolean isFile = path.endsWith(".css") || path.endsWith(".js") || path.endsWith(".svg");
        headers.set("Cache-Control", isFile && !REPORT.matcher(path).matches() ? "no-cache" : "no-store");
    }
}
