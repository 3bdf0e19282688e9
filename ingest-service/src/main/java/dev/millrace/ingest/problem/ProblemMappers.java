package dev.millrace.ingest.problem;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.ingest.service.BatchRefusedException;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says what went wrong in a resource as a problem; what lies beneath goes to the log alone. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response invalid(InvalidRequestException e) {
        return e.problem().answer().build();
    }

    @ServerExceptionMapper
    Response refused(BatchRefusedException e) {
        return switch (e.why()) {
            case BUSY -> Problem.of(409, e.getMessage()).answerToTryAgain().build();
            case TOO_LATE -> Problem.of(409, e.getMessage()).answer().build();
            case KEY_REUSED -> invalid(new InvalidRequestException("Idempotency-Key", e.getMessage()));
        };
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.MAY_NOT.answer().build();
    }

    @ServerExceptionMapper
    Response failed(StageFailure e) {
        return switch (e.exitCode()) {
            case UNREACHABLE ->
                later(e, "Kafka cannot be reached at the moment: try again. What was taken before is not lost.");
            case TRY_AGAIN ->
                later(e, "The service is not ready for this at the moment: try again. What was taken is not lost.");
            case CANNOT_WRITE -> {
                LOG.error("The data directory cannot be written", e);
                yield Problem.of(507, "The data volume cannot be written: it may be full.")
                        .answer()
                        .build();
            }
            default -> unexpected(e);
        };
    }

    private static Response later(StageFailure e, String detail) {
        LOG.debug("A request has to wait", e);
        return Problem.of(503, detail).answerToTryAgain().build();
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException e, UriInfo uri) {
        String message = e.getMessage();
        boolean isOurs = message != null && message.startsWith("There is no ");
        return Problem.of(404, isOurs ? message : "There is nothing at %s.".formatted(uri.getPath()))
                .answer()
                .build();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e, UriInfo uri) {
        Response given = e.getResponse();
        if (given.getStatus() >= 500) {
            return unexpected(e);
        }
        Response.ResponseBuilder answer =
                Problem.of(given.getStatus(), detail(given, e)).answer();
        given.getStringHeaders().forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        if (given.getStatus() == 405) {
            answer.header(HttpHeaders.ALLOW, allowed(uri.getPath()));
        }
        return answer.type(Problem.MEDIA_TYPE).build();
    }

    /** What may be done at an address of the interface. */
    private static String allowed(String path) {
        if (path.matches("/batches/?")) {
            return "GET, HEAD, POST";
        }
        return path.matches("/batches/[^/]+/?") ? "GET, HEAD, DELETE" : "GET, HEAD";
    }

    private static String detail(Response given, WebApplicationException e) {
        return switch (given.getStatus()) {
            case 405 -> "This address does not know that method.";
            case 406 -> "There is no answer of a media type that the request accepts.";
            case 415 -> "A body of this media type is not taken here.";
            default -> e.getMessage() == null ? given.getStatusInfo().getReasonPhrase() : e.getMessage();
        };
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        LOG.error("A request failed", e);
        return Problem.of(500, "Millrace met something it does not know: this is a bug; its log says more.")
                .answer()
                .build();
    }
}
