package dev.millrace.ingest.rest;

import dev.millrace.contract.wire.WireFormat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order as the interface's document describes it; {@link OrderReader} reads it, and is stricter than a mapping would be. */
@Schema(name = "Order", description = "What to do: either `input` or `generate`, nothing that is not named here.")
final class OrderSchema {
    @Schema(
            description = "A CSV file, relative to the data directory: GET /files lists them.",
            examples = "shop/sales.csv")
    String input;

    Generate generate;

    @Schema(description = "What a row is: GET /datasets lists them.", defaultValue = BatchOrder.DATASET)
    String dataset;

    @Schema(
            description = "How many records may be rejected: a count such as 10, or a share such as 1%.",
            defaultValue = BatchOrder.MAX_REJECTED)
    String maxRejected;

    @Schema(description = "How rows are encoded in Kafka.", defaultValue = "json")
    WireFormat wire;

    /** Rows to be generated. */
    @Schema(description = "Rows to be generated, of the dataset transactions.", requiredProperties = "rows")
    static final class Generate {
        @Schema(minimum = "0", maximum = "999999999")
        long rows;

        @Schema(description = "What determines every value.", defaultValue = "42")
        long seed;

        @Schema(description = "How many of them to spoil on purpose.", examples = "1%")
        String defects;

        @Schema(description = "How, with commas between; in all ways without it.", examples = "missing,type")
        String defectKinds;

        private Generate() {}
    }

    private OrderSchema() {}
}
