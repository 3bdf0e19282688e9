package dev.millrace.eda.input;

import java.util.List;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Rows that did not come through the pipeline, read where they lie and held against the definition as an ingest holds
 * them: the same canonical texts, and the same hash of them.
 */
public final class InputRows {
    private final String batch;
    private final long bytes;
    private final Dataset<Row> texts;
    private final Unfit unfit;

    private InputRows(String batch, long bytes, Dataset<Row> texts, Unfit unfit) {
        this.batch = batch;
        this.bytes = bytes;
        this.texts = texts;
        this.unfit = unfit;
    }

    /**
     * Prepares to read; the rows themselves are not touched yet.
     *
     * @param input a directory, a pattern, a file or a URL
     * @throws StageFailure with code 66 if there are no rows, with 65 if a column is missing, with 69 if a URL's
     *     connector is missing
     */
    public static InputRows of(SparkSession session, DatasetDefinition definition, String input) {
        Configuration hadoop = session.sparkContext().hadoopConfiguration();
        InputFiles files = new InputSearch(hadoop).find(input);
        Unfit unfit = new Unfit(definition, input);
        Dataset<Row> rows = files.format() == InputFormat.CSV
                ? csv(session, definition, files)
                : parquet(session, Reading.canonical(definition), files);
        return new InputRows(files.batch(definition), files.bytes(), unfit.withheld(rows), unfit);
    }

    /** Sixteen hexadecimal digits made of the definition and of the names and lengths of the files. */
    public String batch() {
        return batch;
    }

    /** The bytes of all files as they lie there, packed or not. */
    public long bytes() {
        return bytes;
    }

    /** The travelling columns as canonical texts, a missing value being null; rows that do not fit are left out. */
    public Dataset<Row> texts() {
        return texts;
    }

    /**
     * Refuses the input if rows were left out. To be called after the first action on {@link #texts}, which must have
     * seen all rows, and before anybody is told what was found: the rows are counted as they go by.
     *
     * @throws StageFailure with code 65, a count and the first of them
     */
    public void check() {
        unfit.check();
    }

    /** As {@link #check}, with a reading of its own: for those whose first action does not see all rows. */
    public void readAndCheck() {
        texts.write().format("noop").mode("overwrite").save();
        check();
    }

    private static Dataset<Row> csv(SparkSession session, DatasetDefinition definition, InputFiles files) {
        int cores = session.sparkContext().defaultParallelism();
        for (InputFile file : files.files()) {
            if (file.isPacked() && !file.isLocal()) {
                throw new StageFailure(
                        ExitCode.REFUSED, "%s is packed: from a URL, CSV is read plain.".formatted(file.uri()));
            }
        }
        List<CsvSlice> slices = files.files().stream()
                .flatMap(file -> CsvSlice.of(file, cores).stream())
                .toList();
        var rows = new JavaSparkContext(session.sparkContext())
                .parallelize(slices, slices.size())
                .flatMap(new CsvReading(definition, session.sparkContext().hadoopConfiguration()));
        return session.createDataFrame(rows, Unfit.schema(definition));
    }

    private static Dataset<Row> parquet(SparkSession session, DatasetDefinition canonical, InputFiles files) {
        return new ParquetTable(session, canonical)
                .read(files)
                .mapPartitions(new ParquetReading(canonical, files.input()), Encoders.row(Unfit.schema(canonical)));
    }
}
