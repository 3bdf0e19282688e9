package dev.millrace.ingest.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** What goes wrong with a request outside the resources: it is said as a problem document there, too. */
@ApplicationScoped
public class RouteFailures {
    private static final Logger LOG = Logger.getLogger(RouteFailures.class);

    private final ObjectMapper json;

    /**
     * @param json writes problems
     */
    RouteFailures(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().failureHandler(this::handle);
    }

    private void handle(RoutingContext context) {
        boolean isOver = context.response().ended() || context.response().closed();
        if (isOver) {
            // The body was given up, or the client is gone: there is nobody left to be told.
            LOG.debug("A request came to its end before its answer", context.failure());
        } else if (context.failure() == null && context.statusCode() >= 400 && context.statusCode() < 500) {
            answer(context, Problem.of(context.statusCode(), "The request cannot be understood."));
        } else {
            context.next();
        }
    }

    /** Answers with a problem. */
    void answer(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(text(problem));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written as JSON", e);
        }
    }
}
