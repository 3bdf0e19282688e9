package dev.millrace.eda.input;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

import dev.millrace.contract.dataset.Parsed;
import dev.millrace.contract.dataset.RowError;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Lets through the rows of a part that fit, and counts the others; the count is told behind the last row. */
final class FitRows implements Iterator<Row> {
    private final ParsedRows source;
    private final int part;
    private final UnfitRows seen;
    private long rows;
    private long unfit;
    private String first;
    private Row next;

    FitRows(ParsedRows source, int part, UnfitRows seen) {
        this.source = source;
        this.part = part;
        this.seen = seen;
        advance();
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
        Row due = next;
        advance();
        return due;
    }

    private void advance() {
        next = null;
        while (next == null && source.hasNext()) {
            Parsed parsed = source.next();
            rows++;
            if (parsed instanceof RowError error) {
                unfit++;
                first = first == null ? source.describe(error) : first;
            } else {
                next = texts((dev.millrace.contract.dataset.Row) parsed);
            }
        }
        if (next == null) {
            seen.add(new PartTally(part, rows, unfit, first));
        }
    }

    private static Row texts(dev.millrace.contract.dataset.Row row) {
        Object[] texts = new Object[row.size()];
        Arrays.setAll(texts, i -> row.from(i) < row.to(i) ? row.text(i) : null);
        return RowFactory.create(texts);
    }
}
