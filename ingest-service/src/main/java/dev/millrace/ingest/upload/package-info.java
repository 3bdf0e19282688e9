/** Files that are sent with their order: taken piece by piece, bounded in size and time, and removed if nobody needs them. */
package dev.millrace.ingest.upload;
