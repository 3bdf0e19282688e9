package dev.millrace.eda.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.millrace.contract.dataset.ColumnType;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.input.TypedRows;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Writes the analysed rows as Parquet, with every column of the definition in its type: packed with Zstandard, a
 * directory for each date of the event time. Read again, they are the same rows, down to the hash.
 */
public final class ParquetCopy {
    /** Smaller files cost their readers more than they save. */
    private static final long BYTES_A_FILE = 128L << 20;

    /** A canonical timestamp with microseconds, which is what Parquet and Spark hold. */
    private static final int LONGEST_TIMESTAMP = "yyyy-MM-dd HH:mm:ss.SSSSSS".length();

    private final DatasetDefinition definition;
    private final Path target;
    private final ParquetDirectory directory;

    public ParquetCopy(DatasetDefinition definition, Path target) {
        this.definition = definition;
        this.target = target;
        this.directory = new ParquetDirectory(target);
    }

    /**
     * Looks whether it can be written, before any work is done.
     *
     * @throws StageFailure with code 73 if not
     */
    public void prepare() {
        directory.prepare();
    }

    /**
     * Writes the rows, in one reading of them; until all are written, nothing of it is there.
     *
     * @param texts the travelling columns as canonical texts
     * @param bytes about how many bytes of CSV they are
     * @throws StageFailure with code 65 if a value cannot be held by Parquet
     */
    public void write(Dataset<Row> texts, long bytes) {
        Observation seen = new Observation();
        Dataset<Row> rows = TypedRows.of(definition, texts);
        Dataset<Row> table = rows.observe(seen, functions.count_if(isLost()).as("lost"))
                .select(TypedTable.columns(definition.columns()));
        try {
            withoutChecksumFiles(texts.sparkSession());
            writer(table, bytes).option("compression", "zstd").parquet("file://" + directory.unfinished());
            check((Long) seen.getAsJava().get("lost"));
            directory.commit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Spark was at work", e);
        } finally {
            directory.discard();
        }
    }

    /** Parquet's pages have checksums of their own; Hadoop would put another file beside each. */
    private static void withoutChecksumFiles(SparkSession session) {
        try {
            FileSystem.getLocal(session.sparkContext().hadoopConfiguration()).setWriteChecksum(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataFrameWriter<Row> writer(Dataset<Row> table, long bytes) {
        if (definition.eventTime().isEmpty()) {
            // So many files at most: no row has to be moved for that.
            return table.coalesce((int) Math.min(Integer.MAX_VALUE, bytes / BYTES_A_FILE + 1))
                    .write();
        }
        String date = dateColumn();
        // A date's rows come together first, or there would be a file a task and date.
        return table.withColumn(date, functions.to_date(functions.col(eventTime())))
                .repartition(functions.col(date))
                .write()
                .partitionBy(date);
    }

    private String eventTime() {
        return definition.eventTime().orElseThrow().name();
    }

    /** The event time's name and {@code _date}, and a few underscores more where that is taken. */
    private String dateColumn() {
        Set<String> taken = new HashSet<>();
        definition.columns().forEach(column -> taken.add(column.name()));
        String name = eventTime() + "_date";
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
    }

    /** Whether a row has a text that is there and whose value is not, or not exactly. */
    private Column isLost() {
        Column lost = functions.lit(false);
        List<dev.millrace.contract.dataset.Column> travelling = definition.travelling();
        for (var column : travelling) {
            Column text = functions.col(TypedRows.text(column));
            lost = lost.or(text.notEqual("").and(TypedTable.column(column).isNull()));
            if (column.type().kind() == ColumnType.Kind.TIMESTAMP) {
                lost = lost.or(functions.length(text).gt(LONGEST_TIMESTAMP));
            }
        }
        return lost;
    }

    private void check(long lost) {
        if (lost > 0) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%,d rows hold times finer than a microsecond, or other values that Parquet cannot hold: %s was not written."
                            .formatted(lost, target));
        }
    }
}
