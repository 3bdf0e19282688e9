package dev.millrace.cli.deadletters;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.kafka.DeadLetterSummary;

/** Which batch's rejected rows are to be sent again, and whether they may be. */
public final class ReplayChoice {
    private final String dataset;
    private final List<RejectedBatch> batches;

    /**
     * @param dataset the dataset's name
     * @param batches those of which rows were rejected
     */
    public ReplayChoice(String dataset, List<RejectedBatch> batches) {
        this.dataset = dataset;
        this.batches = List.copyOf(batches);
    }

    /**
     * The batch of this id, or without an id the only one there is to choose.
     *
     * @throws StageFailure with code 66 if there is none, with 64 if it has to be named, with 65 if sending its rows again
     *     would not make the batch whole, with 75 if its ingest has not ended
     */
    public RejectedBatch choose(Optional<String> id) {
        if (id.isPresent()) {
            return checked(named(id.get()));
        }
        if (batches.isEmpty()) {
            throw nothing("There are no dead letters of %s: there is nothing to replay.".formatted(dataset));
        }
        List<RejectedBatch> open =
                batches.stream().filter(batch -> !batch.isFailed()).toList();
        if (open.size() > 1) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "There are dead letters of %d batches of %s: say with --batch which to replay, %s."
                            .formatted(open.size(), dataset, names(open)));
        }
        return checked(open.isEmpty() ? batches.get(batches.size() - 1) : open.get(0));
    }

    private RejectedBatch named(String id) {
        return batches.stream()
                .filter(batch -> batch.pile().batch().equals(id))
                .findFirst()
                .orElseThrow(() -> nothing(
                        "There are no dead letters of batch %s in %s: ./millrace dead-letters list shows whose there are."
                                .formatted(id, dataset)));
    }

    private static RejectedBatch checked(RejectedBatch batch) {
        DeadLetterSummary pile = batch.pile();
        BatchRecord record = batch.record()
                .orElseThrow(() -> nothing("Kafka no longer knows batch %s: ingest its file %s again."
                        .formatted(pile.batch(), pile.source())));
        if (batch.isFailed()) {
            String instead = record.details()
                    .replays()
                    .map("mend more, and replay batch %s again"::formatted)
                    .orElseGet(() -> "mend %s or the definition, and run all of it again".formatted(pile.source()));
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "Batch %s FAILED, so none of its rows landed: %s.".formatted(pile.batch(), instead));
        }
        if (batch.isOpen()) {
            throw new StageFailure(
                    ExitCode.TRY_AGAIN,
                    "Batch %s of %s is not ingested to its end: end that first, with the command that began it."
                            .formatted(pile.batch(), pile.source()));
        }
        return batch;
    }

    private static String names(List<RejectedBatch> batches) {
        return batches.stream()
                .map(batch ->
                        "%s (%s)".formatted(batch.pile().batch(), batch.pile().source()))
                .collect(Collectors.joining(" or "));
    }

    private static StageFailure nothing(String sentence) {
        return new StageFailure(ExitCode.NO_INPUT, sentence);
    }
}
