package dev.millrace.runtime.batch;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;

/**
 * How far a stage is with a request: a record of the compacted topic {@value #TOPIC}, by request and stage, so that the last one says all.
 *
 * @param batch the batch's id; null while the content is not known
 * @param at when, in milliseconds since 1970
 * @param verdict what became of the rows; null before the last stage has compared them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StageProgressEvent(
        String request, int attempt, String batch, ProgressEvent event, long at, BatchVerdict verdict) {
    /** The topic of the progress. */
    public static final String TOPIC = "progress";

    public StageProgressEvent {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(event.stage(), "stage");
        Objects.requireNonNull(event.phase(), "phase");
    }

    /** The key of the record. */
    @JsonIgnore
    public String key() {
        return key(request, event.stage());
    }

    /** The key of all records about a stage's work on a request. */
    public static String key(String request, String stage) {
        return request + "/" + stage;
    }

    /**
     * Whether this stays true whatever is told later: what a process says that has lost its turn unnoticed, and is at an
     * earlier attempt, or in the middle of what another one has ended.
     */
    boolean outlasts(StageProgressEvent later) {
        return later.attempt < attempt || later.attempt == attempt && isFinal() && !later.isFinal();
    }

    /** Whether the stage has come to an end, good or bad. */
    @JsonIgnore
    public boolean isFinal() {
        return event.phase() == Phase.DONE || event.phase() == Phase.FAILED;
    }
}
