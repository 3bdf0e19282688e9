package dev.millrace.eda.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.Parsed;
import dev.millrace.contract.dataset.RowError;
import dev.millrace.contract.dataset.RowParser;
import org.apache.spark.TaskContext;
import org.apache.spark.executor.InputMetrics;
import org.apache.spark.util.TaskCompletionListener;

/** The rows of a slice of a CSV file; the file is closed behind the last. */
final class CsvRows implements ParsedRows {
    private final CsvSource source;
    private final RowParser parser;
    private final String file;
    private final InputMetrics read = TaskContext.get().taskMetrics().inputMetrics();
    private CsvRecord next;

    /**
     * @param source stands before the first record
     */
    CsvRows(CsvSource source, RowParser parser, String file) {
        this.source = source;
        this.parser = parser;
        this.file = file;
        // A task may end before its rows do.
        TaskCompletionListener end = task -> close();
        TaskContext.get().addTaskCompletionListener(end);
        this.next = source.next();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Parsed next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Parsed parsed = parser.parse(next);
        // Spark counts by itself only what its own sources read, and progress is told by it.
        read.incRecordsRead(1);
        next = source.next();
        if (next == null) {
            close();
        }
        return parsed;
    }

    @Override
    public String describe(RowError error) {
        return error.describe(file);
    }

    private void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
