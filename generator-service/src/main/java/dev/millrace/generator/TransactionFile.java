package dev.millrace.generator;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.RowHash;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.stage.Progress;

/** The file being written: hashes, counts and sums what passes. Used by one thread. */
final class TransactionFile implements AutoCloseable {
    private static final String MEASURE = "total_amount";
    private static final int PLACES = 2;

    private final Path path;
    private final DatasetDefinition definition;
    private final Progress progress;
    private final AtomicFile file;
    private final ContentHash content = new ContentHash();
    private long bytes;
    private long written;
    private long rows;
    private long hashes;
    private long cents;

    /**
     * Begins to write.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 73 if that cannot be
     */
    TransactionFile(Path path, DatasetDefinition definition, Progress progress) {
        this.path = path;
        this.definition = definition;
        this.progress = progress;
        this.file = new AtomicFile(path);
    }

    /** Writes the names of the columns. */
    void writeHeader() {
        byte[] names = new CanonicalCsv().header(definition);
        write(names, names.length);
        write(new byte[] {'\n'}, 1);
    }

    /** Writes rows. */
    void write(Chunk chunk) {
        write(chunk.text().bytes(), chunk.text().length());
        rows += chunk.rows();
        hashes += chunk.hashes();
        cents += chunk.cents();
        written += chunk.rows() + chunk.rejectable();
        progress.moved(written, 0);
    }

    /** Makes the file durable under its name. */
    DataFile commit() {
        file.commit(path);
        return new DataFile(path.getFileName().toString(), bytes, content.hex(), written, null);
    }

    /** What passed and fits the definition. */
    Totals totals() {
        return new Totals(rows, RowHash.text(hashes), Map.of(MEASURE, BigDecimal.valueOf(cents, PLACES)));
    }

    /** How many rows passed that do not fit it. */
    long rejectable() {
        return written - rows;
    }

    /** Removes what was written, unless it was committed. */
    @Override
    public void close() {
        file.close();
    }

    private void write(byte[] text, int length) {
        try {
            file.out().write(text, 0, length);
        } catch (IOException e) {
            throw AtomicFile.unwritable(path, e);
        }
        content.update(text, 0, length);
        bytes += length;
    }
}
