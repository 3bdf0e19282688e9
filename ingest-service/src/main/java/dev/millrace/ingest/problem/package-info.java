/** What is wrong with a request, and how that is told: as a problem document (RFC 9457), whoever refuses it. */
package dev.millrace.ingest.problem;
