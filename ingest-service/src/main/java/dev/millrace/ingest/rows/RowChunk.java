package dev.millrace.ingest.rows;

import java.util.List;
import java.util.Optional;

import dev.millrace.contract.wire.BatchRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What the channel {@code rows} carries: some of the records of one transaction, in the order of the file.
 *
 * @param transactions sends them, and nobody else ever does
 * @param records rows for their topic and rejected rows for the dead-letter topic
 * @param progress the batch record that ends the transaction and counts its records; empty where it goes on
 */
public record RowChunk(
        BatchTransactions transactions, List<ProducerRecord<byte[], byte[]>> records, Optional<BatchRecord> progress) {}
