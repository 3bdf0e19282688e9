package dev.millrace.contract.stage;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How far a stage is.
 *
 * @param stage the word of a {@link Stage}, or what else there is progress of, such as the embedded broker
 * @param phase what it is doing
 * @param rows the rows that are through
 * @param total the rows there will be; 0 if nobody knows yet
 * @param rejected the records that did not fit the definition
 * @param seconds how long rows have been moving
 * @param message what it waits for, what it has found, or the sentence it failed with; null for none
 * @param exit the code that the process will exit with; null before it has ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressEvent(
        String stage, Phase phase, long rows, long total, long rejected, double seconds, String message, Integer exit) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The event as one line of JSON, for the program that started the stage. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }

    /** Reads a line back; empty if it is something else that the stage printed. */
    public static Optional<ProgressEvent> parse(String line) {
        if (!line.startsWith("{\"stage\":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(line, ProgressEvent.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Rows a second, 0 while there is nothing to measure. */
    public double rate() {
        return seconds > 0 ? rows / seconds : 0;
    }
}
