package dev.millrace.ingest.upload;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import dev.millrace.ingest.order.OrderReader;
import dev.millrace.ingest.problem.Problem;
import dev.millrace.ingest.service.ServiceSettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;

/**
 * Watches the bodies of requests. Files come to one address, and elsewhere nothing is read that is longer than a form, or may become
 * longer; a body that brings next to nothing for too long is given up, and what is left of one that was answered early is not waited
 * for.
 */
@ApplicationScoped
public class BodyGuard {
    /** Before authentication, so that bodies cannot hold up the service whoever sends them. */
    private static final int PRIORITY = 1_000;

    private static final long LONGEST_FORM = 16 << 10;
    private static final long LEAST_BYTES = 1 << 10;
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final long longestFile;
    private final long idleMillis;

    BodyGuard(ServiceSettings limits) {
        this.longestFile = limits.largestUpload().asLongValue();
        this.idleMillis = limits.uploadIdle().toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, PRIORITY);
    }

    private void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!hasBody(request)) {
            context.next();
            return;
        }
        context.addEndHandler(end -> leaveTheRest(context));
        refusal(context).ifPresentOrElse(problem -> refuse(context, problem), () -> {
            watch(context, request.bytesRead());
            context.next();
        });
    }

    private void watch(RoutingContext context, long before) {
        context.vertx().setTimer(idleMillis, timer -> {
            HttpServerRequest request = context.request();
            long now = request.bytesRead();
            if (hasCome(request, now) || context.response().ended()) {
                return;
            }
            if (now - before < LEAST_BYTES) {
                refuse(context, Problem.of(408, "The body was too slow to come: send it again."));
            } else {
                watch(context, now);
            }
        });
    }

    private static boolean hasCome(HttpServerRequest request, long bytes) {
        long length = length(request);
        return request.isEnded() || length > 0 && bytes >= length;
    }

    private void refuse(RoutingContext context, Problem problem) {
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        problem.send(context.response());
    }

    /** A client that is still sending would not see the answer if the connection were closed at once. */
    private static void leaveTheRest(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded() || request.version() == HttpVersion.HTTP_2) {
            return;
        }
        request.handler(rest -> {});
        request.resume();
        context.vertx().setTimer(LINGER.toMillis(), timer -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
    }

    /** Why a request's body is refused; empty if it is not. */
    private Optional<Problem> refusal(RoutingContext context) {
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

    private static boolean hasBody(HttpServerRequest request) {
        return length(request) > 0 || isOfUnknownLength(request);
    }

    private static boolean isOfUnknownLength(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** How many bytes a body says it has; 0 if it does not say. */
    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
