package dev.millrace.eda;

import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.eda.input.TypedRows;
import dev.millrace.eda.scan.RowSource;
import org.apache.spark.sql.SparkSession;

/** Reads landed files as an analysis does that cannot take lines apart itself. */
public final class TypedSource {
    private TypedSource() {}

    /** The rows of some files, none of which has a field with a line break. */
    public static RowSource of(SparkSession session, DatasetDefinition definition, List<Path> files) {
        return RowSource.of(
                TypedRows.of(definition, new LandedRows(session).read(definition, files, CsvLayout.LINES)),
                definition.columns().stream().map(TypedRows::text).toList(),
                TypedRows.HASH);
    }
}
