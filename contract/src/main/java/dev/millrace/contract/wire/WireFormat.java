package dev.millrace.contract.wire;

import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.millrace.contract.dataset.DatasetDefinition;

/** The formats a row can have on the wire. */
public enum WireFormat {
    /** One JSON object a row: every consumer can read it. */
    @JsonProperty("json")
    JSON(JsonWire::new),
    /** The row's canonical CSV line: smaller, and less work at both ends. */
    @JsonProperty("csv")
    CSV(CsvWire::new);

    private final Function<DatasetDefinition, WireCodec> codec;

    WireFormat(Function<DatasetDefinition, WireCodec> codec) {
        this.codec = codec;
    }

    /** A codec for one thread's rows of a dataset. */
    public WireCodec codec(DatasetDefinition definition) {
        return codec.apply(definition);
    }
}
