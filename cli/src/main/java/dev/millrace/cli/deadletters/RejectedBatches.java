package dev.millrace.cli.deadletters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.DeadLetterReader;
import dev.millrace.kafka.DeadLetterSummary;
import dev.millrace.kafka.KafkaCluster;

/** Finds the batches of a dataset of which rows were rejected. */
public final class RejectedBatches {
    private final KafkaCluster cluster;
    private final StopRequest stop;

    /**
     * @param cluster where the dead letters are
     * @param stop ends the reading early
     */
    public RejectedBatches(KafkaCluster cluster, StopRequest stop) {
        this.cluster = cluster;
        this.stop = stop;
    }

    /**
     * The batches, in the order in which they were first rejected rows of.
     *
     * @param dataset the dataset's name
     * @param kept how many rejected rows of each to keep at most
     * @throws StageFailure with code 69 if the cluster cannot be reached
     */
    public List<RejectedBatch> of(String dataset, int kept) {
        Map<String, DeadLetterSummary> piles = new LinkedHashMap<>();
        new DeadLetterReader(cluster, stop).read(dataset, letter -> piles.computeIfAbsent(
                        letter.batch(), batch -> new DeadLetterSummary(batch, letter.source(), kept))
                .add(letter));
        try (BatchLedger ledger = new BatchLedger(cluster)) {
            return piles.values().stream()
                    .map(pile -> new RejectedBatch(pile, ledger.find(pile.batch()), ledger.replayOf(pile.batch())))
                    .toList();
        }
    }

    /** Whether there is a batch of this id, with rejected rows or without. */
    public boolean knows(String batch) {
        try (BatchLedger ledger = new BatchLedger(cluster)) {
            return ledger.find(batch).isPresent();
        }
    }
}
