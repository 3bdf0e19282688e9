/**
 * The ingest: reads a file, checks its rows, and sends them to Kafka in transactions.
 *
 * <pre>{@code
 *                                               RowChunk              +--> <dataset>               a record a row
 *  file --> RowReader --> RowChannel ==== @Outgoing("rows") ====>  ---+--> <dataset>.dead-letters  a record a rejected row
 *           (batch)        (rows)      TransactionConnector (rows)    +--> batches                 what the transaction counts
 *              ^                                                              |
 *              +------- BatchLedger: where to go on, and who else does -------+
 * }</pre>
 *
 * <p>One transaction is some chunks, and the last of them carries the record that counts their rows. Here are the process
 * and its settings; {@code batch} brings one batch to its end, {@code rows} is the channel and its connector. In a service,
 * {@code service} finds what to ingest, and {@code rest}, {@code page} and {@code security} are its door.
 */
package dev.millrace.ingest;
