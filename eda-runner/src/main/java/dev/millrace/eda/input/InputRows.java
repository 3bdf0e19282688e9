package dev.millrace.eda.input;

import java.util.List;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows that did not come through the pipeline, read where they lie and held against the definition as an ingest holds
 * them: the same canonical texts, and the same hash of them.
 */
public final class InputRows {
    private final DatasetDefinition definition;
    private final InputFiles files;
    private final Dataset<Row> texts;
    private final int parts;
    private final UnfitRows unfit;

    private InputRows(DatasetDefinition definition, InputFiles files, Dataset<Row> texts, int parts, UnfitRows unfit) {
        this.definition = definition;
        this.files = files;
        this.texts = texts;
        this.parts = parts;
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
        InputFiles files = new InputSearch(session.sparkContext().hadoopConfiguration()).find(input);
        UnfitRows unfit = new UnfitRows();
        session.sparkContext().register(unfit);
        JavaRDD<Row> rows = files.format() == InputFormat.CSV
                ? csv(session, definition, files, unfit)
                : parquet(session, definition.asLanded(), files, unfit);
        Dataset<Row> texts = session.createDataFrame(rows, schema(definition));
        return new InputRows(definition, files, texts, rows.getNumPartitions(), unfit);
    }

    /** Sixteen hexadecimal digits made of the definition and of the names and lengths of the files. */
    public String batch() {
        return files.batch(definition);
    }

    /** The bytes of all files as they lie there, packed or not. */
    public long bytes() {
        return files.bytes();
    }

    /** The travelling columns as canonical texts, a missing value being null; rows that do not fit are left out. */
    public Dataset<Row> texts() {
        return texts;
    }

    /**
     * Refuses the input if rows were left out. To be called when all of {@link #texts} have gone by at least once, and
     * before anybody is told what was found in them.
     *
     * @throws StageFailure with code 65, a count and the first of them
     * @throws IllegalStateException if not all rows have gone by
     */
    public void check() {
        unfit.check(parts, files.input(), definition);
    }

    /** As {@link #check}, with a reading of its own: for those who may not look at all rows. */
    public void readAndCheck() {
        texts.write().format("noop").mode("overwrite").save();
        check();
    }

    private static JavaRDD<Row> csv(
            SparkSession session, DatasetDefinition definition, InputFiles files, UnfitRows unfit) {
        for (InputFile file : files.files()) {
            if (file.isPacked() && !file.isLocal()) {
                throw new StageFailure(
                        ExitCode.REFUSED, "%s is packed: from a URL, CSV is read plain.".formatted(file.uri()));
            }
        }
        Configuration hadoop = session.sparkContext().hadoopConfiguration();
        List<CsvSlice> slices = files.files().stream()
                .flatMap(file -> CsvSlice.of(file).stream())
                .toList();
        return new JavaSparkContext(session.sparkContext())
                .parallelize(slices, slices.size())
                .mapPartitionsWithIndex(new CsvReading(definition, hadoop, unfit), true);
    }

    private static JavaRDD<Row> parquet(
            SparkSession session, DatasetDefinition canonical, InputFiles files, UnfitRows unfit) {
        return new ParquetTable(session, canonical)
                .read(files)
                .javaRDD()
                .mapPartitionsWithIndex(new ParquetReading(canonical, unfit), true);
    }

    private static StructType schema(DatasetDefinition definition) {
        return new StructType(definition.travelling().stream()
                .map(column -> DataTypes.createStructField(column.name(), DataTypes.StringType, true))
                .toArray(StructField[]::new));
    }
}
