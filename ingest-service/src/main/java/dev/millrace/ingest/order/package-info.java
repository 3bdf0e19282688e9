/** An order, from its JSON to the request for a batch that is written to Kafka. */
package dev.millrace.ingest.order;
