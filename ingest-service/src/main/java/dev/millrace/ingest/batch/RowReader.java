package dev.millrace.ingest.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.Parsed;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowError;
import dev.millrace.contract.dataset.RowParser;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.wire.BatchRecord;
import dev.millrace.contract.wire.BatchRecord.Failed;
import dev.millrace.contract.wire.BatchRecord.Opened;
import dev.millrace.contract.wire.Checkpoint;
import dev.millrace.ingest.rows.BatchTransactions;
import dev.millrace.ingest.rows.RowChunk;
import io.smallrye.mutiny.Multi;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Reads the records of one file from a checkpoint on, checks them, and cuts them into chunks and these into transactions,
 * each of which ends with the batch record that counts it. Used by one thread at a time.
 */
final class RowReader {
    private static final int CHUNK_RECORDS = 500;
    private static final int CHUNK_BYTES = 1 << 20;

    private final IngestRequest request;
    private final CsvSource source;
    private final RowParser parser;
    private final BatchTransactions transactions;
    private final RowRecords rows;
    private final Rejections rejections;
    private final Tally tally;
    private final Progress progress;
    private final StopRequest stop;
    private Opened batch;
    private CsvRecord last;
    private int open;
    private boolean isGivenUp;
    private StageFailure refusal;

    RowReader(
            IngestRequest request,
            CsvSource source,
            BatchTransactions transactions,
            Opened batch,
            Progress progress,
            StopRequest stop) {
        String file = request.source().name();
        var definition = request.source().definition();
        this.request = request;
        this.source = source;
        this.parser = RowParser.of(definition, source.header(), file);
        this.transactions = transactions;
        this.rows = new RowRecords(definition, batch, file, source.header());
        this.rejections = new Rejections(file, request.maxRejected(), batch.checkpoint());
        this.tally = new Tally(definition, batch.checkpoint().accepted());
        this.progress = progress;
        this.stop = stop;
        this.batch = batch;
    }

    /**
     * The chunks from the checkpoint to the end of the file, each read when it is asked for.
     *
     * <p>Fails with a {@link StageFailure}: with code 65 when more records are rejected than is allowed, behind the chunks
     * that say so of the batch; with 75 when asked to stop.
     */
    Multi<RowChunk> chunks() {
        Checkpoint from = batch.checkpoint();
        source.seek(from.position(), from.line());
        return Multi.createFrom().generator(() -> this, (reader, emitter) -> {
            reader.next().ifPresentOrElse(emitter::emit, emitter::complete);
            return reader;
        });
    }

    /** The batch as the last chunk that counts rows says. */
    Opened batch() {
        return batch;
    }

    private Optional<RowChunk> next() {
        if (refusal != null) {
            throw refusal;
        }
        if (isGivenUp) {
            return Optional.of(refuseAll());
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(CHUNK_RECORDS);
        int bytes = 0;
        while (records.size() < CHUNK_RECORDS && bytes < CHUNK_BYTES) {
            CsvRecord record = source.next();
            if (record == null) {
                return end(records);
            }
            stop.check();
            last = record;
            records.add(read(record));
            bytes += record.bytes().length;
            if (rejections.isPassed()) {
                return Optional.of(end(records, refused()));
            }
            progress.moved(tally.rows(), rejections.count());
            if (++open == request.recordsPerTransaction()) {
                return Optional.of(end(records, counted()));
            }
        }
        return Optional.of(new RowChunk(transactions, records, Optional.empty()));
    }

    /** The end of the file, behind which there is nothing; unless it shows that too much is rejected. */
    private Optional<RowChunk> end(List<ProducerRecord<byte[], byte[]>> records) {
        if (rejections.isPassedAtEnd(tally.rows())) {
            return Optional.of(end(records, refused()));
        }
        return open == 0 ? Optional.empty() : Optional.of(end(records, counted()));
    }

    private RowChunk end(List<ProducerRecord<byte[], byte[]>> records, BatchRecord now) {
        open = 0;
        return new RowChunk(transactions, records, Optional.of(now));
    }

    private ProducerRecord<byte[], byte[]> read(CsvRecord record) {
        Parsed parsed = parser.parse(record);
        count(parsed);
        return parsed instanceof RowError error ? rows.rejected(record, error) : rows.accepted((Row) parsed);
    }

    private void count(Parsed parsed) {
        if (parsed instanceof RowError error) {
            rejections.add(error);
        } else {
            tally.add((Row) parsed);
        }
    }

    private Opened counted() {
        batch = batch.at(new Checkpoint(
                last.end(),
                last.nextLine(),
                batch.checkpoint().transactions() + 1,
                rejections.count(),
                tally.totals(),
                rejections.reasons()));
        return batch;
    }

    private Failed refused() {
        isGivenUp = true;
        return batch.failed(rejections.refusal(tally.rows()).getMessage());
    }

    /** The batch is given up already: reads the rest only to tell how many records would have to be allowed. */
    private RowChunk refuseAll() {
        for (CsvRecord record = source.next(); record != null; record = source.next()) {
            count(parser.parse(record));
        }
        progress.moved(batch.checkpoint().accepted().rows(), rejections.count());
        refusal = rejections.refusal(tally.rows());
        return end(List.of(), batch.failed(refusal.getMessage()));
    }
}
