package dev.millrace.ingest.order;

import dev.millrace.contract.wire.WireFormat;
import dev.millrace.runtime.batch.GenerateOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client orders, as the interface's document shows it and with what is usual for what it left out.
 *
 * @param input the CSV's name; null for rows to be generated, and for a CSV that comes with the order
 * @param generate the rows to be generated; null for a CSV
 * @param dataset the name of the rows' dataset
 * @param maxRejected how many records may be rejected: a count, or a share
 * @param wire how rows are encoded
 * @param idempotencyKey what the client calls the order, in a header; null if it gave it no name
 */
@Schema(name = "Order")
public record BatchOrder(
        String input,
        @Schema(ref = "Generate") GenerateOrder generate,
        @Schema(defaultValue = DATASET) String dataset,
        @Schema(defaultValue = MAX_REJECTED) String maxRejected,
        @Schema(defaultValue = WIRE) WireFormat wire,
        @Schema(hidden = true) String idempotencyKey) {
    /** The dataset of an order that names none. */
    public static final String DATASET = "transactions";
    /** How many records may be rejected unless the order says otherwise. */
    public static final String MAX_REJECTED = "0";
    /** The wire format unless the order says otherwise. */
    public static final String WIRE = "json";
}
