package dev.millrace.eda.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.InputText;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/** Reads a slice of a CSV file as an ingest does: the same records, the same checks, the same words for what is wrong. */
final class CsvReading implements Function2<Integer, Iterator<CsvSlice>, Iterator<Row>> {
    private static final long serialVersionUID = 1;

    private final DatasetDefinition definition;
    private final SerializableConfiguration hadoop;
    private final UnfitRows seen;

    CsvReading(DatasetDefinition definition, Configuration hadoop, UnfitRows seen) {
        this.definition = definition;
        this.hadoop = new SerializableConfiguration(hadoop);
        this.seen = seen;
    }

    /**
     * @param slices exactly one
     */
    @Override
    public Iterator<Row> call(Integer part, Iterator<CsvSlice> slices) {
        CsvSlice slice = slices.next();
        InputFile file = slice.file();
        CsvSource source = CsvSource.open(file.name(), () -> open(file));
        var parser = Reading.of(definition, source.header(), source.next(), file.name());
        source.confine(slice.from(), slice.to());
        source.seek(source.dataOffset(), source.dataLine());
        return new FitRows(new CsvRows(source, parser, file.name()), part, seen);
    }

    private InputStream open(InputFile file) throws IOException {
        Path path = new Path(file.uri());
        if (file.isLocal()) {
            return InputText.open(java.nio.file.Path.of(path.toUri().getPath()));
        }
        return path.getFileSystem(hadoop.value()).open(path);
    }
}
