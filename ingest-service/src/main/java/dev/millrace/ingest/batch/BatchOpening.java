package dev.millrace.ingest.batch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.ingest.rows.BatchTransactions;
import dev.millrace.ingest.rows.CommitObserver;
import dev.millrace.ingest.rows.RowChannel;
import dev.millrace.kafka.BatchLedger;
import dev.millrace.kafka.KafkaFailures;
import org.apache.kafka.common.KafkaException;

/**
 * Opens a batch that several ingests share. They start in any order and nobody tells them who is first: whichever finds
 * that the batch is not open opens it for all. Of two that do so at a time, Kafka lets the later one have it, and the
 * earlier one finds it done.
 */
record BatchOpening(String batch, Shard shard, RowChannel rows, StopRequest stop) {
    private static final int PAUSE_MILLIS = 500;

    /**
     * Sees to it that the batch is open for as many shards, unless it is completed. It may have been given up again since,
     * which only a producer of the shard's own can tell.
     *
     * @param beginning the record of a batch that begins now, cut into as many shards; asked when nobody can commit to an
     *     earlier round any more
     * @throws StageFailure with code 65 if the batch is open, and cut otherwise
     */
    void open(BatchLedger ledger, Supplier<Opened> beginning) {
        stop.check();
        // Without waiting: what is open may be an older transaction of this very shard.
        while (!isOpen(ledger.glance(batch))) {
            stop.check();
            try (BatchTransactions all = rows.open(batch, CommitObserver.NONE)) {
                Optional<BatchRecord> known = ledger.find(batch);
                if (!isOpen(known)) {
                    known.ifPresent(this::endRound);
                    open(all, beginning.get());
                }
            } catch (KafkaException e) {
                if (!KafkaFailures.isFenced(e)) {
                    throw e;
                }
                // For a random time: two that disturb each other do not do so for ever.
                Duration time = Duration.ofMillis(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS));
                stop.pause(time, "the batch was opened");
            }
        }
    }

    /** In one transaction, and the batch last: whoever sees it open sees its shards. */
    private static void open(BatchTransactions all, Opened opened) {
        opened.details().parts().forEach(one -> all.add(BatchLedger.record(opened.of(one))));
        all.commit(opened);
    }

    private boolean isOpen(Optional<BatchRecord> known) {
        known.ifPresent(this::requireSameCut);
        return known.filter(record -> !(record instanceof Failed)).isPresent();
    }

    /**
     * Refuses to go on with a batch that others have begun in other parts.
     *
     * @throws StageFailure with code 65
     */
    void requireSameCut(BatchRecord known) {
        if (known instanceof Opened && known.details().shards() != shard.count()) {
            int shards = known.details().shards();
            String how = shards == 1
                    ? "as a whole: go on with it without --shard"
                    : "in %1$d shards: go on with it with --shard 0/%1$d and so on".formatted(shards);
            throw new StageFailure(
                    ExitCode.REFUSED, "The ingest of batch %s was begun %s.".formatted(known.batch(), how));
        }
    }

    /**
     * Ends the ingests that shared the batch in a round that was given up: some may not know it yet, and what they commit
     * from now on would be taken for rows of the next round.
     */
    void endRound(BatchRecord known) {
        BatchDetails details = known.details();
        if (details.shards() > 1) {
            details.parts().forEach(part -> rows.open(details.key(part), CommitObserver.NONE)
                    .close());
        }
    }
}
