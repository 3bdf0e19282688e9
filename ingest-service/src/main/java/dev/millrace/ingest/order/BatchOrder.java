package dev.millrace.ingest.order;

import dev.millrace.contract.wire.WireFormat;
import dev.millrace.runtime.batch.GenerateOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client orders, as the interface's document shows it and with what is usual for what it left out.
 * Input, and the rows to generate, are null where they are not what is ordered, and both for a CSV that comes with the order; the
 * idempotency key stands in a header, and is null if the client gave it no name.
 */
@Schema(name = "Order", description = "What to do: either `input` or `generate`, nothing that is not named here.")
public record BatchOrder(
        @Schema(
                description = "A CSV file, relative to the data directory: GET /files lists them.",
                examples = "shop/sales.csv")
        String input,

        Generate generate,

        @Schema(description = "What a row is: GET /datasets lists them.", defaultValue = DATASET)
        String dataset,

        @Schema(
                description = "How many records may be rejected: a count such as 10, or a share such as 1%.",
                defaultValue = MAX_REJECTED)
        String maxRejected,

        @Schema(description = "How rows are encoded in Kafka.", defaultValue = WIRE)
        WireFormat wire,

        @Schema(hidden = true) String idempotencyKey) {
    /** The dataset of an order that names none. */
    public static final String DATASET = "transactions";
    /** How many records may be rejected unless the order says otherwise. */
    public static final String MAX_REJECTED = "0";
    /** The wire format unless the order says otherwise. */
    public static final String WIRE = "json";

    /** Rows to be generated; the defects and their kinds are null where none are wanted, or all kinds are. */
    @Schema(description = "Rows to be generated, of the dataset transactions.", requiredProperties = "rows")
    public record Generate(
            @Schema(minimum = "0", maximum = "999999999") long rows,

            @Schema(description = "What determines every value.", defaultValue = "42")
            long seed,

            @Schema(description = "How many of them to spoil on purpose.", examples = "1%")
            String defects,

            @Schema(description = "How, with commas between; in all ways without it.", examples = "missing,type")
            String defectKinds) {
        static final long SEED = 42;

        GenerateOrder request() {
            return new GenerateOrder(rows, seed, defects, defectKinds);
        }
    }
}
