package dev.millrace.eda;

import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads landed CSV files as what they are: text, nothing inferred and nothing trimmed. */
final class LandedRows {
    private final SparkSession session;

    LandedRows(SparkSession session) {
        this.session = session;
    }

    /**
     * The rows of some files; every travelling column is a string.
     *
     * @param files absolute paths; none means no rows
     */
    Dataset<Row> read(DatasetDefinition definition, List<Path> files, CsvLayout layout) {
        StructType schema = schema(definition);
        if (files.isEmpty()) {
            return session.createDataFrame(List.of(), schema);
        }
        return session.read()
                .schema(schema)
                .option("header", true)
                .option("quote", "\"")
                .option("escape", "\"")
                // Cutting at lines, Spark skips blank ones; in a dataset of one column they are rows.
                .option("multiLine", layout == CsvLayout.MULTILINE || schema.size() == 1)
                .csv(paths(files));
    }

    /**
     * The lines of some files, headers among them.
     *
     * @param files absolute paths; none means no lines
     */
    Dataset<Row> lines(List<Path> files) {
        if (files.isEmpty()) {
            return session.createDataset(List.<String>of(), Encoders.STRING()).toDF();
        }
        return session.read()
                // Otherwise a carriage return would end a line too.
                .option("lineSep", "\n")
                .text(paths(files));
    }

    private static String[] paths(List<Path> files) {
        return files.stream().map(LandedRows::escaped).toArray(String[]::new);
    }

    /** Spark takes paths for patterns; a user's directory may have brackets and stars in its name. */
    private static String escaped(Path file) {
        return "file://" + file.toString().replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
    }

    private static StructType schema(DatasetDefinition definition) {
        return new StructType(definition.travelling().stream()
                .map(Column::name)
                .map(name -> DataTypes.createStructField(name, DataTypes.StringType, true))
                .toArray(StructField[]::new));
    }
}
