package dev.millrace.eda;

import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.eda.input.TypedRows;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.scan.RowSource;
import dev.millrace.eda.scan.TwoPasses;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Profiles the rows of a batch, and tells Spark which pass its work is for. */
final class Analysis {
    /** How often each row is read. */
    static final int PASSES = 2;

    private final DatasetDefinition definition;
    private final SparkSession session;
    private final LandedRows landedRows;

    Analysis(DatasetDefinition definition, SparkSession session) {
        this.definition = definition;
        this.session = session;
        this.landedRows = new LandedRows(session);
    }

    /**
     * Profiles the rows of landed files.
     *
     * @param batch the batch id
     * @param files absolute paths
     */
    Profile profile(String batch, List<Path> files, CsvLayout layout) {
        return layout == CsvLayout.LINES && RowSource.readsLines(definition)
                ? profile(batch, RowSource.ofLines(definition, landedRows.lines(files)))
                : profile(batch, landedRows.read(definition, files, layout));
    }

    /**
     * Profiles rows of any origin.
     *
     * @param batch the batch id
     * @param texts the travelling columns, as canonical texts
     */
    Profile profile(String batch, Dataset<Row> texts) {
        return profile(
                batch,
                RowSource.of(
                        TypedRows.of(definition, texts),
                        definition.columns().stream().map(TypedRows::text).toList(),
                        TypedRows.HASH));
    }

    private Profile profile(String batch, RowSource rows) {
        try {
            return new TwoPasses(definition)
                    .profile(batch, rows, pass -> session.sparkContext().setJobDescription(pass));
        } finally {
            session.sparkContext().setJobDescription(null);
        }
    }
}
