package dev.millrace.eda.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.InputText;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/** Reads a slice of a CSV file as an ingest does: the same records, the same checks, the same words for what is wrong. */
final class CsvReading implements FlatMapFunction<CsvSlice, Row> {
    private static final long serialVersionUID = 1;

    private final DatasetDefinition definition;
    private final SerializableConfiguration hadoop;

    CsvReading(DatasetDefinition definition, Configuration hadoop) {
        this.definition = definition;
        this.hadoop = new SerializableConfiguration(hadoop);
    }

    @Override
    public Iterator<Row> call(CsvSlice slice) {
        InputFile file = slice.file();
        CsvSource source = CsvSource.open(file.name(), () -> open(file));
        var parser = Reading.of(definition, source.header(), source.next(), file.name());
        source.confine(slice.from(), slice.to());
        source.seek(source.dataOffset(), source.dataLine());
        return new SliceRows(source, parser, definition.travelling().size(), file.name());
    }

    private InputStream open(InputFile file) throws IOException {
        Path path = new Path(file.uri());
        if (file.isLocal()) {
            return InputText.open(java.nio.file.Path.of(path.toUri().getPath()));
        }
        return path.getFileSystem(hadoop.value()).open(path);
    }
}
