/** What {@code quarkus dev} has besides the service; no other build contains it. */
package dev.millrace.ingest.dev;
