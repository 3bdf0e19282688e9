package dev.millrace.eda.input;

import java.util.Iterator;

import dev.millrace.contract.dataset.DatasetDefinition;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Row;

/** Reads a part of a table: values become canonical texts, with the checks of an ingest. */
final class ParquetReading implements Function2<Integer, Iterator<Row>, Iterator<Row>> {
    private static final long serialVersionUID = 1;

    private final DatasetDefinition definition;
    private final UnfitRows seen;

    /**
     * @param definition of rows as Millrace writes them
     */
    ParquetReading(DatasetDefinition definition, UnfitRows seen) {
        this.definition = definition;
        this.seen = seen;
    }

    /**
     * @param rows as {@link ParquetTable} gives them
     */
    @Override
    public Iterator<Row> call(Integer part, Iterator<Row> rows) {
        return new FitRows(new ParquetRows(definition, rows), part, seen);
    }
}
