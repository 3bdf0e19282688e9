package dev.millrace.contract.wire;

import dev.millrace.contract.dataset.Totals;

/**
 * How far an ingest has come; written in the transaction that holds the rows it counts.
 *
 * @param position the byte of the source at which the next record starts
 * @param line the line of the source that starts there
 * @param transactions how many were committed, this one included
 * @param rejected the records that fit no definition
 * @param accepted the rows that were sent
 */
public record Checkpoint(long position, long line, long transactions, long rejected, Totals accepted) {}
