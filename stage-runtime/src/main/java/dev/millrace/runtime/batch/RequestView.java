package dev.millrace.runtime.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.wire.BatchRecord;

/**
 * One request and all that was heard of it.
 *
 * @param progress the last that was heard of each stage, of this attempt
 * @param ledger what the control topic says of the batch
 */
record RequestView(BatchRequest request, List<StageProgressEvent> progress, Optional<BatchRecord> ledger) {
    /** The batch that a request is about, once its content is known. */
    static Optional<String> batch(BatchRequest request, List<StageProgressEvent> progress) {
        return request.generate() == null
                ? Optional.of(request.id())
                : progress.stream()
                        .flatMap(told -> Stream.ofNullable(told.batch()))
                        .findFirst();
    }

    BatchStatus status(int ahead, long changedAt) {
        BatchState state = state();
        return new BatchStatus(
                request.id(),
                batch(request, progress),
                state,
                state == BatchState.QUEUED ? ahead : 0,
                Optional.of(request),
                ledger,
                stages(),
                verdict(),
                reason(state),
                request.requestedAt(),
                progress.stream().mapToLong(StageProgressEvent::at).reduce(changedAt, Math::max));
    }

    private BatchState state() {
        Optional<BatchVerdict> verdict = verdict();
        if (verdict.isPresent()) {
            return verdict.get().verified() ? BatchState.VERIFIED : BatchState.FAILED;
        }
        if (request.cancelled() && !isDone(Stage.INGEST)) {
            return failure().isPresent() ? BatchState.CANCELLED : BatchState.CANCELLING;
        }
        if (failure().isPresent()) {
            return BatchState.FAILED;
        }
        return progress.isEmpty() ? BatchState.QUEUED : BatchState.RUNNING;
    }

    private boolean isDone(Stage stage) {
        return heardOf(stage).filter(event -> event.phase() == Phase.DONE).isPresent();
    }

    private Optional<BatchVerdict> verdict() {
        return progress.stream()
                .flatMap(told -> Stream.ofNullable(told.verdict()))
                .findFirst();
    }

    /** What the first stage in the rows' way that has failed says. */
    private Optional<StageStatus> failure() {
        return stages().stream().filter(stage -> stage.phase() == Phase.FAILED).findFirst();
    }

    private Optional<String> reason(BatchState state) {
        if (state != BatchState.FAILED) {
            return Optional.empty();
        }
        return failure().map(StageStatus::message).or(() -> verdict().map(BatchVerdict::says));
    }

    private List<StageStatus> stages() {
        List<StageStatus> stages = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (request.generate() != null || stage != Stage.GENERATE) {
                stages.add(heardOf(stage)
                        .map(event -> StageStatus.of(stage, event))
                        .orElseGet(() -> StageStatus.notBegun(stage)));
            }
        }
        return stages;
    }

    private Optional<ProgressEvent> heardOf(Stage stage) {
        return progress.stream()
                .map(StageProgressEvent::event)
                .filter(event -> event.stage().equals(stage.word()))
                .findFirst();
    }
}
