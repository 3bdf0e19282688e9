package dev.millrace.ingest.rest;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a request was refused, as RFC 9457 has it. There is no {@code type}, which means {@code about:blank}: the status says what
 * kind of problem it is, and the detail what to do.
 *
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what happened and what to do, in a sentence
 * @param errors what is wrong with which field; null where no field is to blame
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Why a request was refused (RFC 9457).")
public record Problem(
        @Schema(examples = "Unprocessable Content") String title,
        @Schema(examples = "422") int status,

        @Schema(examples = "'ten' is not a whole number.") String detail,

        List<FieldError> errors) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static final int UNPROCESSABLE = 422;

    /** A problem that no field is to blame for. */
    public static Problem of(int status, String detail) {
        return new Problem(title(status), status, detail, null);
    }

    /** A problem with what was sent. */
    public static Problem with(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.get(0).detail()
                : "%d things are wrong with what was sent.".formatted(errors.size());
        return new Problem(title(UNPROCESSABLE), UNPROCESSABLE, detail, errors);
    }

    private static String title(int status) {
        if (status == UNPROCESSABLE) {
            return "Unprocessable Content";
        }
        Status known = Status.fromStatusCode(status);
        return known == null ? "Problem" : known.getReasonPhrase();
    }

    Response.ResponseBuilder answer() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
