package dev.millrace.contract.stage;

import com.fasterxml.jackson.annotation.JsonInclude;

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

    /** Rows a second, 0 while there is nothing to measure. */
    public double rate() {
        return seconds > 0 ? rows / seconds : 0;
    }
}
