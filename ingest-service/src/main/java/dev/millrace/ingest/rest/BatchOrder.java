package dev.millrace.ingest.rest;

import java.util.Optional;

import dev.millrace.contract.wire.WireFormat;
import dev.millrace.ingest.batch.MaxRejected;
import dev.millrace.runtime.batch.GenerateOrder;

/**
 * What a client orders, as far as it can be told without looking at files.
 *
 * @param input the CSV's name; empty for rows to be generated, and for a CSV that comes with the order
 * @param generate the rows to be generated
 * @param terms how it is to be done
 */
public record BatchOrder(Optional<String> input, Optional<GenerateOrder> generate, Terms terms) {
    /** The dataset of an order that names none. */
    static final String DATASET = "transactions";

    /** How many records may be rejected unless the order says otherwise. */
    static final String MAX_REJECTED = "0";

    /**
     * How an order is to be carried out.
     *
     * @param dataset the name of the rows' dataset
     * @param maxRejected when to give up
     * @param wire how rows are encoded
     * @param idempotencyKey what the client calls the order; null if it gave it no name
     */
    public record Terms(String dataset, MaxRejected maxRejected, WireFormat wire, String idempotencyKey) {}
}
