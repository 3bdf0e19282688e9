/** One batch from its first row to its manifest: where to begin, what a row becomes, and what to do when Kafka fails. */
package dev.millrace.ingest.batch;
