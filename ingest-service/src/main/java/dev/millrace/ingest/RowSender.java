package dev.millrace.ingest;

import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.Parsed;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowError;
import dev.millrace.contract.dataset.RowParser;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.Checkpoint;

/** Moves the records of one file into transactions, from a checkpoint to the end of the file. */
final class RowSender {
    private final IngestRequest request;
    private final CsvSource source;
    private final RowParser parser;
    private final BatchTransactions transactions;
    private final RowRecords rows;
    private final DeadLetters deadLetters;
    private final Rejections rejections;
    private final Tally tally;
    private final Progress progress;
    private final StopRequest stop;
    private BatchRecord batch;

    RowSender(
            IngestRequest request,
            CsvSource source,
            BatchTransactions transactions,
            BatchRecord batch,
            Progress progress,
            StopRequest stop) {
        String file = request.source().name();
        var definition = request.source().definition();
        this.request = request;
        this.source = source;
        this.parser = RowParser.of(definition, source.header(), file);
        this.transactions = transactions;
        this.rows = new RowRecords(definition, batch);
        this.deadLetters = new DeadLetters(batch, file, source.header());
        this.rejections = new Rejections(file, request.maxRejected(), batch.checkpoint());
        this.tally = new Tally(definition, batch.checkpoint().accepted());
        this.progress = progress;
        this.stop = stop;
        this.batch = batch;
    }

    /**
     * Pumps until the end of the file; every record is then committed.
     *
     * @return the batch at its last checkpoint
     * @throws dev.millrace.contract.stage.StageFailure with code 65 when more records are rejected than is allowed; the
     *     batch has FAILED by then
     */
    BatchRecord run() {
        Checkpoint from = batch.checkpoint();
        source.seek(from.position(), from.line());
        int open = 0;
        CsvRecord last = null;
        for (CsvRecord record = source.next(); record != null; record = source.next()) {
            stop.check();
            pump(record);
            last = record;
            if (rejections.isPassed()) {
                throw refuse();
            }
            if (++open == request.recordsPerTransaction()) {
                commit(record);
                open = 0;
            }
            progress.moved(tally.rows(), rejections.count());
        }
        if (rejections.isPassedAtEnd(tally.rows())) {
            throw refuse();
        }
        if (open > 0) {
            commit(last);
        }
        return batch;
    }

    private void pump(CsvRecord record) {
        Parsed parsed = parser.parse(record);
        if (parsed instanceof Row row) {
            tally.add(row);
            transactions.send(rows.record(row));
        } else if (parsed instanceof RowError error) {
            rejections.add(error);
            transactions.send(deadLetters.record(record, error));
        }
    }

    private void commit(CsvRecord last) {
        Checkpoint before = batch.checkpoint();
        batch = batch.at(new Checkpoint(
                last.end(),
                last.nextLine(),
                before.transactions() + 1,
                rejections.count(),
                tally.totals(),
                rejections.reasons()));
        transactions.commit(batch);
    }

    /** Gives the batch up at once, then reads the rest only to tell how many records would have to be allowed. */
    private RuntimeException refuse() {
        transactions.commit(batch.failed(rejections.refusal(tally.rows()).getMessage()));
        for (CsvRecord record = source.next(); record != null; record = source.next()) {
            Parsed parsed = parser.parse(record);
            if (parsed instanceof Row row) {
                tally.add(row);
            } else if (parsed instanceof RowError error) {
                rejections.add(error);
            }
        }
        progress.moved(batch.checkpoint().accepted().rows(), rejections.count());
        var refusal = rejections.refusal(tally.rows());
        transactions.commit(batch.failed(refusal.getMessage()));
        return refusal;
    }
}
