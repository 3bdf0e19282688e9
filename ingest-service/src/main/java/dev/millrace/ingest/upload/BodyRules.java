package dev.millrace.ingest.upload;

import java.util.Locale;
import java.util.Optional;

import dev.millrace.ingest.order.OrderReader;
import dev.millrace.ingest.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;

/**
 * Which bodies are not begun to be read, whoever sends them: files come to one address, and elsewhere nothing is taken that is longer
 * than a form, or may become longer.
 */
record BodyRules(long longestFile) {
    private static final long LONGEST_FORM = 16 << 10;

    /** Why a request's body is refused; empty if it is not. */
    Optional<Problem> refusal(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isForBatches(context)) {
            return isOfUnknownLength(request)
                    ? Optional.of(
                            Problem.of(411, "The body does not say how long it is: send it with a Content-Length."))
                    : longerThan(LONGEST_FORM, request, tooLargeHere());
        }
        // One of unknown length is counted by whoever reads it.
        return isOrder(request)
                ? longerThan(OrderReader.MOST_BYTES, request, OrderReader.TOO_LONG)
                : longerThan(longestFile, request, tooLarge(longestFile));
    }

    private static boolean isForBatches(RoutingContext context) {
        String path = context.normalizedPath();
        return context.request().method() == HttpMethod.POST && (path.equals("/batches") || path.equals("/batches/"));
    }

    private static boolean isOrder(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON);
    }

    private static Optional<Problem> longerThan(long most, HttpServerRequest request, String detail) {
        return length(request) > most ? Optional.of(Problem.of(413, detail)) : Optional.empty();
    }

    private static String tooLargeHere() {
        return "A body has at most %,d bytes here: files are sent to /batches.".formatted(LONGEST_FORM);
    }

    static String tooLarge(long largest) {
        return "The body is larger than the %,d bytes that are allowed: split the file, or pack it.".formatted(largest);
    }

    static boolean hasBody(HttpServerRequest request) {
        return length(request) > 0 || isOfUnknownLength(request);
    }

    private static boolean isOfUnknownLength(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** How many bytes a body says it has; 0 if it does not say. */
    static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
