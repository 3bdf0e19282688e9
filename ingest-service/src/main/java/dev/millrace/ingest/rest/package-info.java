/** What people and programs ask of the service over HTTP: batches, how they stand, what became of them. */
package dev.millrace.ingest.rest;
