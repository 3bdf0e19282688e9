package dev.millrace.ingest.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** The way to the page where one logs in, and from there to where one wanted to go. */
final class LoginPage {
    static final String PATH = "/login";

    private static final String HOME = "/";
    /** A path of ours: neither another host's, as //host and /\host would be, nor anything that ends a header. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]{0,1000}");

    private LoginPage() {}

    /** Whether whoever asks is a person in front of a browser. */
    static boolean isWantedBy(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        boolean looks = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return looks && accept != null && accept.contains("text/html") && request.getHeader("Authorization") == null;
    }

    /** The page's address for someone who wanted to go somewhere else. */
    static String leadingTo(String wanted) {
        String next = safe(wanted);
        return next.equals(HOME) ? PATH : PATH + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** Where to go then: to nobody else's page, whatever the link says that led here. */
    static String safe(String next) {
        boolean fits = next != null && OURS.matcher(next).matches() && !next.startsWith(PATH);
        return fits ? next : HOME;
    }
}
