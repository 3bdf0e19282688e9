package dev.millrace.cli.deadletters;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.LongStream;

import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.DeadLetter;

/**
 * Rejected rows as a CSV of their own, under the header that they stood under. Not every row can leave its place: behind a
 * quote that is not closed, the next row would be taken for a part of it, and bytes that are no UTF-8 are lost already.
 */
public final class ReplayFile implements AutoCloseable {
    private static final char LOST = '\uFFFD';

    private final Path target;
    private final AtomicFile file;
    private final OutputStream out;
    private final LongStream.Builder starts = LongStream.builder();
    private long length;

    /**
     * Begins a file.
     *
     * @throws StageFailure with code 73 if it cannot be written
     */
    public ReplayFile(Path target) {
        this.target = target;
        this.file = new AtomicFile(target);
        this.out = new BufferedOutputStream(file.out());
    }

    /**
     * Adds a row.
     *
     * @throws StageFailure with code 65 if its text is not whole, with 73 if it cannot be written
     */
    public void add(DeadLetter letter) {
        if (letter.raw().indexOf(LOST) >= 0) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%s line %d is not UTF-8, and not all of it was kept: give all rejected rows, mended, with --input."
                            .formatted(letter.source(), letter.line()));
        }
        if (length == 0) {
            write(letter.header());
        }
        starts.add(length);
        write(letter.raw());
    }

    private void write(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw AtomicFile.unwritable(target, e);
        }
        length += bytes.length;
    }

    /**
     * Ends the file, and reads it again to see that its rows are those that were added.
     *
     * @throws StageFailure with code 65 if a row takes in the one behind it, with 73 if the file cannot be written
     */
    public void commit() {
        try {
            out.flush();
        } catch (IOException e) {
            throw AtomicFile.unwritable(target, e);
        }
        file.commit(target);
        checkRows(starts.build().toArray());
    }

    private void checkRows(long[] expected) {
        try (CsvSource rows = CsvSource.open(target)) {
            for (int i = 0; i < expected.length; i++) {
                CsvRecord row = rows.next();
                if (row == null || row.offset() != expected[i]) {
                    throw new StageFailure(
                            ExitCode.REFUSED,
                            "A quote in %s is not closed, and would take in the row behind it: mend a copy, and give it with --input."
                                    .formatted(target));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a commit before it, nothing is left. */
    @Override
    public void close() {
        file.close();
    }
}
