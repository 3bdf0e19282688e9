/** What an order may name: the files and the datasets of the data directory, and nothing outside it. */
package dev.millrace.ingest.catalog;
