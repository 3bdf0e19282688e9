package dev.millrace.cli.deadletters;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.wire.BatchDetails;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.kafka.DeadLetter;
import dev.millrace.kafka.DeadLetterSummary;

/** Dead letters of made-up batches. */
final class Letters {
    static final String BATCH = "5d0c1f8a33b1e902";
    static final String REPLAY = "0a1b2c3d4e5f6071";

    private Letters() {}

    static DeadLetter letter(long line, String raw) {
        return letter(line, raw, Shard.WHOLE);
    }

    static DeadLetter letter(long line, String raw, Shard shard) {
        return new DeadLetter(
                BATCH,
                "sales.csv",
                line,
                line * 30,
                "Quantity",
                "'%s' is not an integer".formatted(raw),
                "Id,Quantity",
                raw,
                shard);
    }

    static DeadLetterSummary pile(int kept, List<DeadLetter> letters) {
        DeadLetterSummary pile = new DeadLetterSummary(BATCH, "sales.csv", kept);
        letters.forEach(pile::add);
        return pile;
    }

    static RejectedBatch completed(DeadLetterSummary pile) {
        return new RejectedBatch(pile, Optional.of(open(BATCH, pile.count()).completed(Map.of())), Optional.empty());
    }

    static Opened open(String batch, long rejected) {
        return open(batch, rejected, Optional.empty());
    }

    static Opened open(String batch, long rejected, Optional<String> replays) {
        Totals accepted = new Totals(3, "5d0c1f8a33b1e902", Map.of());
        return BatchRecord.opened(
                new BatchDetails(batch, "sales", "sales", WireFormat.JSON, "sales.csv", Map.of(), replays, 1),
                new Checkpoint(500, 9, 1, rejected, accepted, List.of()));
    }
}
