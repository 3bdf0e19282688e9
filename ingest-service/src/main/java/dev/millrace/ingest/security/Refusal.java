package dev.millrace.ingest.security;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * Why somebody is not let in, as a problem document (RFC 9457).
 *
 * @param status of HTTP
 * @param title what it is about
 * @param detail what to do
 */
record Refusal(int status, String title, String detail) {
    /** The media type of problem documents. */
    static final String TYPE = "application/problem+json";

    static final Refusal NO_TOKEN = new Refusal(
            401, "Who are you?", "Send a token that this service knows in the header Authorization: Bearer <token>.");
    static final Refusal WRONG_TOKEN = new Refusal(401, "Unknown token", "This service does not know the token.");
    static final Refusal TOO_MANY_TRIES =
            new Refusal(429, "Too many wrong tokens", "Wait for a few seconds, then try the right one.");
    static final Refusal MAY_NOT = new Refusal(
            403, "Not allowed", "The token is known, and does not allow this: it takes one that may trigger.");
    static final Refusal FOREIGN_PAGE = new Refusal(
            403,
            "Not from here",
            "The request comes from a page of another site: send it from this service's own page.");
    static final Refusal FOREIGN_HOST = new Refusal(
            403, "Not this host", "This service is open to its own machine alone: call it localhost or 127.0.0.1.");

    /** Answers a request with it. */
    void send(HttpServerResponse response) {
        if (response.ended()) {
            return;
        }
        response.setStatusCode(status).putHeader("Content-Type", TYPE);
        if (status == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (status == 429) {
            response.putHeader("Retry-After", "5");
        }
        response.end(json());
    }

    /** The document. */
    String json() {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .encode();
    }
}
