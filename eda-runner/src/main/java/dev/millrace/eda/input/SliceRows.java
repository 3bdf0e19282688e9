package dev.millrace.eda.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.RowParser;
import org.apache.spark.TaskContext;
import org.apache.spark.executor.InputMetrics;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/** The rows of a slice as they are read; the file is closed behind the last. */
final class SliceRows implements Iterator<Row> {
    private final CsvSource source;
    private final RowParser parser;
    private final int columns;
    private final String file;
    private final InputMetrics read = TaskContext.get().taskMetrics().inputMetrics();
    private CsvRecord next;

    SliceRows(CsvSource source, RowParser parser, int columns, String file) {
        this.source = source;
        this.parser = parser;
        this.columns = columns;
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
    public Row next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Row row = Unfit.row(parser.parse(next), columns, file);
        // What Spark counts by itself only for its own sources; progress is told by it.
        read.incRecordsRead(1);
        next = source.next();
        if (next == null) {
            close();
        }
        return row;
    }

    private void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
