package dev.millrace.ingest.page;

import dev.millrace.runtime.batch.BatchState;

/**
 * The state of a batch in a word.
 *
 * @param word the word
 * @param tone how it is to be taken
 */
public record StateMark(String word, Tone tone) {
    static StateMark of(BatchState state) {
        return switch (state) {
            case QUEUED -> new StateMark("Queued", Tone.CALM);
            case RUNNING -> new StateMark("Running", Tone.BUSY);
            case CANCELLING -> new StateMark("Cancelling", Tone.BUSY);
            case CANCELLED -> new StateMark("Cancelled", Tone.CALM);
            case FAILED -> new StateMark("Failed", Tone.BAD);
            case VERIFIED -> new StateMark("Verified", Tone.GOOD);
            case INGESTED -> new StateMark("Ingested", Tone.CALM);
        };
    }
}
