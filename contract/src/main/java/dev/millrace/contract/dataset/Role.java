package dev.millrace.contract.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a column is for: it decides the Kafka key, what is summed, and what the charts show. */
public enum Role {
    /** Identifies the row's owner; becomes the Kafka key, so that one key's rows keep their order. */
    @JsonProperty("key")
    KEY,
    /** When the row happened. */
    @JsonProperty("event-time")
    EVENT_TIME,
    /** Something to group by. */
    @JsonProperty("dimension")
    DIMENSION,
    /** Something to sum; the first one is what the charts show. */
    @JsonProperty("measure")
    MEASURE,
    /** Carried along. */
    @JsonProperty("none")
    NONE
}
