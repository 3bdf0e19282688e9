package dev.millrace.eda;

import org.apache.spark.sql.SparkSession;

/**
 * Work for a session.
 *
 * @param <T> what it comes to
 */
interface SparkWork<T> {
    /**
     * Does it.
     *
     * @param meter listens to the session
     */
    T on(SparkSession session, PassMeter meter);
}
