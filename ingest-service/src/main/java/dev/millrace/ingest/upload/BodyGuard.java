package dev.millrace.ingest.upload;

import java.time.Duration;

import dev.millrace.ingest.problem.Problem;
import dev.millrace.ingest.service.ServiceSettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Watches the bodies of requests: one that must not be sent is not read, one that brings next to nothing for too long
 * is given up, and what is left of one that was answered early is not waited for.
 */
@ApplicationScoped
public class BodyGuard {
    /** Before authentication, so that bodies cannot hold up the service whoever sends them. */
    private static final int PRIORITY = 1_000;

    private static final long LEAST_BYTES = 1 << 10;
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final BodyRules rules;
    private final long idleMillis;

    BodyGuard(ServiceSettings limits) {
        this.rules = new BodyRules(limits.largestUpload().asLongValue());
        this.idleMillis = limits.uploadIdle().toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, PRIORITY);
    }

    private void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!BodyRules.hasBody(request)) {
            context.next();
            return;
        }
        context.addEndHandler(end -> leaveTheRest(context));
        rules.refusal(context).ifPresentOrElse(problem -> refuse(context, problem), () -> {
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
        long length = BodyRules.length(request);
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
}
