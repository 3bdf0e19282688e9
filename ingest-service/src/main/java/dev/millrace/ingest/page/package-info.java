/** The pages of the service: what is known of the batches, as texts for people. They are made on the server; a small script renews them. */
package dev.millrace.ingest.page;
