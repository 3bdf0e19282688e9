package dev.millrace.cli.deadletters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Numbers;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.kafka.DeadLetter;
import dev.millrace.kafka.DeadLetterReader;
import dev.millrace.kafka.DeadLetterSummary;

/** Sees to it that what is sent again is neither more nor less than what a batch rejected. */
public final class ReplayInput {
    private final BatchRecord batch;
    private final DeadLetterSummary pile;

    /**
     * @param rejected a batch that is ingested to its end
     */
    public ReplayInput(RejectedBatch rejected) {
        this.batch = rejected.record().orElseThrow();
        this.pile = rejected.pile();
    }

    /**
     * Writes the rejected rows as they were.
     *
     * @throws StageFailure with code 65 if they are not all there, or cannot be read as they are
     */
    public void write(DeadLetterReader letters, Path target) {
        if (pile.count() != wanted()) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "Batch %s rejected %s, and Kafka holds %s of them: give all of them with --input."
                            .formatted(batch.batch(), Numbers.rows(wanted()), Numbers.count(pile.count())));
        }
        try (ReplayFile file = new ReplayFile(target)) {
            LastAttempt last = new LastAttempt(file);
            letters.read(batch.details().dataset(), last::take);
            file.commit();
        }
    }

    /** Lets through the letters of the batch's last attempt alone. */
    private final class LastAttempt {
        private final ReplayFile file;
        private long passed;

        LastAttempt(ReplayFile file) {
            this.file = file;
        }

        void take(DeadLetter letter) {
            if (letter.batch().equals(batch.batch()) && passed++ >= pile.superseded()) {
                file.add(letter);
            }
        }
    }

    /**
     * Looks at a file that holds the rejected rows mended.
     *
     * @throws StageFailure with code 65 if it holds more rows, or fewer
     */
    public void check(Path mended) {
        long rows = rows(mended);
        if (rows != wanted()) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%s holds %s, and batch %s rejected %s: give just these, and leave one that cannot be mended as it is."
                            .formatted(mended, Numbers.rows(rows), batch.batch(), Numbers.count(wanted())));
        }
    }

    private long wanted() {
        return batch.checkpoint().rejected();
    }

    private static long rows(Path file) {
        try (CsvSource source = CsvSource.open(file)) {
            long rows = 0;
            while (source.next() != null) {
                rows++;
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
