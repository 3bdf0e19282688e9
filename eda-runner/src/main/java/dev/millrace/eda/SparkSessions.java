package dev.millrace.eda;

import java.nio.file.Path;

import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.sql.SparkSession;

/** Starts Spark inside this process, for one batch on one machine. */
final class SparkSessions {
    private static final String USER = "millrace";

    private final Path scratch;

    /**
     * @param scratch a directory of its own for what Spark spills
     */
    SparkSessions(Path scratch) {
        this.scratch = scratch;
    }

    /** A session; the caller stops it. */
    SparkSession start() {
        logInWithoutAccount();
        return SparkSession.builder()
                .appName("millrace-eda")
                .master("local[*]")
                // Nothing outside this process has business with it.
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", false)
                .config("spark.ui.showConsoleProgress", false)
                .config("spark.local.dir", scratch.toString())
                .config(
                        "spark.sql.warehouse.dir",
                        scratch.resolve("warehouse").toUri().toString())
                .config("spark.sql.catalogImplementation", "in-memory")
                // The texts are canonical: no zone, exact names, and a cast that fails is a missing value.
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.caseSensitive", true)
                .config("spark.sql.ansi.enabled", false)
                // Parquet that everybody reads: times as what they are, in today's calendar. What names a directory,
                // such as a postal code, stays the text that it is.
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED")
                .config("spark.sql.sources.partitionColumnTypeInference.enabled", false)
                // One small result on few cores: every extra partition or replanning costs more than it brings.
                .config("spark.sql.shuffle.partitions", Runtime.getRuntime().availableProcessors())
                .config("spark.sql.adaptive.enabled", false)
                .config("spark.sql.files.maxPartitionBytes", "32m")
                .config("spark.sql.files.openCostInBytes", "64k")
                .config("spark.sql.sources.parallelPartitionDiscovery.threshold", Integer.MAX_VALUE)
                .getOrCreate();
    }

    /** OpenShift runs containers under a user id without a name, and Hadoop's login fails on it. */
    private static void logInWithoutAccount() {
        UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(USER));
    }
}
