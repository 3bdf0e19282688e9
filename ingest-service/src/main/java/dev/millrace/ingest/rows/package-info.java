/** The channel {@code rows}, and the connector that sends what it carries in the transactions of its batch. */
package dev.millrace.ingest.rows;
