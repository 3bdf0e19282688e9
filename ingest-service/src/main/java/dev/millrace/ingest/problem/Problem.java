package dev.millrace.ingest.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a request was refused, as RFC 9457 has it. There is no {@code type}, which means {@code about:blank}.
 *
 * @param title the status in words, or what it is about
 * @param status the HTTP status
 * @param detail what happened and what to do, in a sentence
 * @param errors what is wrong with which field; null where no field is to blame
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema
public record Problem(String title, int status, String detail, List<FieldError> errors) {
    // What those are told who are not let in, whoever refuses them: a filter, the authentication, a resource.
    public static final Problem NO_TOKEN = new Problem(
            "Who are you?",
            401,
            "Send a token that this service knows in the header Authorization: Bearer <token>.",
            null);
    public static final Problem WRONG_TOKEN =
            new Problem("Unknown token", 401, "This service does not know the token.", null);
    public static final Problem TOO_MANY_TRIES =
            new Problem("Too many wrong tokens", 429, "Wait for a few seconds, then try the right one.", null);
    public static final Problem MAY_NOT = new Problem(
            "Not allowed", 403, "The token is known, and does not allow this: it takes one that may trigger.", null);
    public static final Problem FOREIGN_PAGE = new Problem(
            "Not from here",
            403,
            "The request comes from a page of another site: send it from this service's own page.",
            null);
    public static final Problem FOREIGN_HOST = new Problem(
            "Not this host",
            403,
            "This service is open to its own machine alone: call it localhost or 127.0.0.1.",
            null);
    public static final Problem HIDDEN = new Problem("Not here", 404, "There is nothing at this path.", null);

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";
    /** After how many seconds to try again, where it may help. */
    public static final int RETRY_SECONDS = 2;

    private static final int UNPROCESSABLE = 422;

    /**
     * What is wrong with one thing that was sent, and what would be right.
     *
     * @param field a field as a JSON pointer, a query parameter as {@code ?name}, or a header's name
     */
    public record FieldError(String field, String detail) {}

    /** A problem that no field is to blame for. */
    public static Problem of(int status, String detail) {
        Status known = Status.fromStatusCode(status);
        return new Problem(known == null ? "Problem" : known.getReasonPhrase(), status, detail, null);
    }

    /** A problem with what was sent: at least one thing is wrong. */
    static Problem with(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.get(0).detail()
                : "%d things are wrong with what was sent.".formatted(errors.size());
        return new Problem("Unprocessable Content", UNPROCESSABLE, detail, errors);
    }

    Response.ResponseBuilder answer() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }

    Response.ResponseBuilder answerToTryAgain() {
        return answer().header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }

    /** Answers a request that has not reached a resource; does nothing if it was answered meanwhile. */
    public void send(HttpServerResponse response) {
        if (response.ended()) {
            return;
        }
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        if (status == Status.UNAUTHORIZED.getStatusCode()) {
            response.putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (status == Status.TOO_MANY_REQUESTS.getStatusCode()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "5");
        }
        response.end(Json.encode(this));
    }
}
