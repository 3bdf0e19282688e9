package dev.millrace.benchmarks.spark;

import org.apache.spark.sql.SparkSession;

import static org.apache.spark.sql.functions.sum;

/** The least that Spark can do with all rows: reads them once, with a schema that it is given, and sums one column. */
public final class ReadOnce {
    private static final String SCHEMA = """
            timestamp TIMESTAMP, transaction_id STRING, customer_id STRING, product_category STRING,
            product_price DECIMAL(10,2), quantity INT, total_amount DECIMAL(12,2), payment_method STRING, city STRING,
            country STRING""";

    private ReadOnce() {}

    /** @param arguments the files to read */
    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder()
                .appName("read-once")
                .master("local[*]")
                .config("spark.ui.enabled", false)
                .getOrCreate();
        spark.sparkContext().setLogLevel("WARN");
        var total = spark.read()
                .schema(SCHEMA)
                .option("header", true)
                .csv(arguments[0])
                .agg(sum("total_amount"))
                .first()
                .getDecimal(0);
        System.out.println("total " + total.toPlainString());
        spark.stop();
    }
}
