/** Batches over HTTP: ordered, listed, looked at, watched, given up; with what was rejected of them, and the reports on them. */
package dev.millrace.ingest.rest;
