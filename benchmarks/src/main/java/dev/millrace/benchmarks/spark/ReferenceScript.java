package dev.millrace.benchmarks.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.sum;

/**
 * A job in the shape of the usual script, whose answers are three small tables and three numbers: a session as it comes,
 * a schema that Spark has to find out, and nothing kept between one question and the next.
 */
public final class ReferenceScript {
    private static final int MOST_CITIES = 10;

    private ReferenceScript() {}

    /** @param arguments the files to read */
    public static void main(String[] arguments) {
        SparkSession spark =
                SparkSession.builder().appName("reference").master("local[*]").getOrCreate();
        spark.sparkContext().setLogLevel("WARN");
        Dataset<Row> rows =
                spark.read().option("header", true).option("inferSchema", true).csv(arguments[0]);
        System.out.println("rows " + rows.count());
        rows.groupBy("product_category")
                .agg(sum("total_amount").as("revenue"))
                .orderBy(desc("revenue"))
                .show();
        rows.groupBy("payment_method").count().orderBy(desc("count")).show();
        rows.groupBy("city")
                .agg(sum("total_amount").as("revenue"))
                .orderBy(desc("revenue"))
                .limit(MOST_CITIES)
                .show();
        rows.agg(sum("total_amount")).show();
        rows.agg(avg("total_amount")).show();
        spark.stop();
    }
}
