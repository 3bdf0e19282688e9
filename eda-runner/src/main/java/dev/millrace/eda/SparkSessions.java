package dev.millrace.eda;

import java.nio.file.Path;

import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.cluster.ClusterFailure;
import dev.millrace.eda.cluster.ClusterSettings;
import dev.millrace.eda.cluster.MasterDoor;
import dev.millrace.eda.cluster.SparkPlace;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.sql.SparkSession;

/** Starts Spark inside this process, for one batch: it works here, or has executors elsewhere work. */
final class SparkSessions {
    private static final String USER = "millrace";

    /** Into how many parts rows are cut at least: on every machine the same, whatever it has of processors. */
    private static final int LEAST_PARTITIONS = 4;

    private final Path scratch;
    private final SparkPlace place;

    /**
     * @param scratch a directory of its own for what Spark spills
     * @param place where the work is done
     */
    SparkSessions(Path scratch, SparkPlace place) {
        this.scratch = scratch;
        this.place = place;
    }

    /**
     * A session; the caller stops it.
     *
     * @throws StageFailure with code 69 if a cluster does not let this process in, with 66 if Spark's own settings cannot
     *     be read
     */
    SparkSession start() {
        new MasterDoor(place).knock();
        logInWithoutAccount();
        SparkSession.Builder session = session();
        new ClusterSettings(place).settings().forEach(session::config);
        try {
            return session.getOrCreate();
        } catch (Exception e) {
            // Scala declares no exceptions, so that others than those of a RuntimeException come out too.
            throw new ClusterFailure(place)
                    .atStart(e)
                    .map(RuntimeException.class::cast)
                    .orElseGet(() -> new IllegalStateException("Spark did not start", e));
        }
    }

    private SparkSession.Builder session() {
        return SparkSession.builder()
                .appName("millrace-eda")
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
                // Results are added up as they come: their sum is never held, and must not end a large batch.
                .config("spark.driver.maxResultSize", 0)
                // The same parts give the same figures to the last digit, here and on a cluster.
                .config("spark.sql.files.minPartitionNum", LEAST_PARTITIONS)
                .config("spark.sql.leafNodeDefaultParallelism", LEAST_PARTITIONS)
                .config("spark.sql.sources.parallelPartitionDiscovery.threshold", Integer.MAX_VALUE);
    }

    /** OpenShift runs containers under a user id without a name, and Hadoop's login fails on it. */
    private static void logInWithoutAccount() {
        UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(USER));
    }
}
