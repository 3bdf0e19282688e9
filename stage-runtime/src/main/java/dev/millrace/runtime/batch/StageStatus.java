package dev.millrace.runtime.batch;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.Stage;

/**
 * How far a stage is.
 *
 * @param phase what it is doing; null before it has begun
 * @param rows the rows that are through
 * @param total the rows there will be; 0 if nobody knows yet
 * @param rejected the records that did not fit the definition
 * @param seconds how long rows have been moving
 * @param rowsPerSecond how fast; 0 while there is nothing to measure
 * @param secondsLeft how long it will take; null where nobody can say
 * @param message what it waits for, what it has found, or the sentence it failed with; null for none
 */
public record StageStatus(
        Stage stage,
        Phase phase,
        long rows,
        long total,
        long rejected,
        double seconds,
        double rowsPerSecond,
        Double secondsLeft,
        String message) {

    static StageStatus notBegun(Stage stage) {
        return new StageStatus(stage, null, 0, 0, 0, 0, 0, null, null);
    }

    static StageStatus of(Stage stage, ProgressEvent event) {
        double rate = event.rate();
        long through = event.rows() + event.rejected();
        boolean canTell = event.phase() == Phase.RUNNING && rate > 0 && event.total() > through;
        return new StageStatus(
                stage,
                event.phase(),
                event.rows(),
                event.total(),
                event.rejected(),
                event.seconds(),
                rate,
                canTell ? (event.total() - through) / rate : null,
                event.message());
    }
}
