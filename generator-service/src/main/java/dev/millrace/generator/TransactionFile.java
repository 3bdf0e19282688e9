package dev.millrace.generator;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.RowHash;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.AtomicFile;
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
    private long written;
    private long rows;
    private long hashes;
    private long cents;

    TransactionFile(Path path, DatasetDefinition definition, Progress progress) {
        this.path = path;
        this.definition = definition;
        this.progress = progress;
        this.file = new AtomicFile(path);
    }

    void writeHeader() {
        byte[] names = new CanonicalCsv().header(definition);
        file.append(names, 0, names.length);
        file.append(new byte[] {'\n'}, 0, 1);
    }

    /** Writes rows behind the others, and tells how far the file is. */
    void write(Chunk chunk) {
        file.append(chunk.text().bytes(), 0, chunk.text().length());
        rows += chunk.rows();
        hashes += chunk.hashes();
        cents += chunk.cents();
        written += chunk.rows() + chunk.rejectable();
        progress.moved(written, 0);
    }

    DataFile commit() {
        return file.commit(path, written);
    }

    /** What passed and fits the definition. */
    Totals totals() {
        return new Totals(rows, RowHash.text(hashes), Map.of(MEASURE, BigDecimal.valueOf(cents, PLACES)));
    }

    /** How many rows passed that do not fit it. */
    long rejectable() {
        return written - rows;
    }

    @Override
    public void close() {
        file.close();
    }
}
