package dev.millrace.eda.explore;

import java.io.IOException;
import java.io.Writer;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes the answer to a query in one format. */
interface Answer {
    /**
     * Writes the rows as Spark finds them.
     *
     * @param most how many at most
     * @throws IOException if nobody reads on
     */
    void write(Dataset<Row> rows, int most, Writer out) throws IOException;
}
