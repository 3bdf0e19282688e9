package dev.millrace.contract.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.millrace.contract.dataset.DatasetDefinition;

/** The formats a row can have on the wire. */
public enum WireFormat {
    /** One JSON object a row: every consumer can read it. */
    @JsonProperty("json")
    JSON {
        @Override
        public WireCodec codec(DatasetDefinition definition) {
            return new JsonWire(definition);
        }
    },
    /** The row's canonical CSV line: smaller, and less work at both ends. */
    @JsonProperty("csv")
    CSV {
        @Override
        public WireCodec codec(DatasetDefinition definition) {
            return new CsvWire(definition);
        }
    };

    /** A codec for one thread's rows of a dataset. */
    public abstract WireCodec codec(DatasetDefinition definition);
}
