package dev.millrace.ingest.order;

import dev.millrace.contract.wire.WireFormat;
import dev.millrace.runtime.batch.GenerateOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client orders, as the interface's document shows it and with what is usual for what it left out.
 * Input, and the rows to generate, are null where they are not what is ordered, and both for a CSV that comes with the order; the
 * idempotency key stands in a header, and is null if the client gave it no name.
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
