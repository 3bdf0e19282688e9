package dev.millrace.runtime.batch;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.contract.wire.WireFormat;

/**
 * A batch that somebody wants moved: a record of the compacted topic {@value #TOPIC}, by id. The order of the records is the order
 * of the work.
 *
 * @param id names the request in addresses: the batch id, or for rows to be generated, whose content nobody knows yet, a
 *     hash of what determines it
 * @param definition the file that defines it, as it was when the batch was asked for, relative to the data directory; null
 *     for a built-in dataset
 * @param input the CSV, relative to the data directory; null for rows to be generated
 * @param generate the rows to be generated; null for a CSV
 * @param source what the rows come from, for people
 * @param maxRejected how many records may be rejected: a count, or a share such as {@code 1%}
 * @param idempotencyKey what the client calls the request; null if it gave it no name
 * @param attempt how often the content was asked for, from 1: one that has failed may be asked for again
 * @param requestedAt when, in milliseconds since 1970
 * @param trace the trace that the request belongs to, as a {@code traceparent} of W3C Trace Context; null without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchRequest(
        String id,
        boolean cancelled,
        String dataset,
        String definition,
        String input,
        GenerateOrder generate,
        String source,
        String maxRejected,
        WireFormat wire,
        String idempotencyKey,
        int attempt,
        long requestedAt,
        String trace) {
    /** The topic of the requests. */
    public static final String TOPIC = "requests";

    public BatchRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(maxRejected, "maxRejected");
        Objects.requireNonNull(wire, "wire");
        if ((input == null) == (generate == null)) {
            throw new IllegalArgumentException("a batch is either a file or generated");
        }
    }

    /** The same request, wanted no more. */
    public BatchRequest cancel() {
        return with(true, attempt, trace);
    }

    /** The same content, asked for anew after an earlier request for it has come to a bad end. */
    public BatchRequest after(BatchRequest earlier) {
        return with(cancelled, earlier.attempt + 1, trace);
    }

    /** The same request as part of a trace, as W3C Trace Context writes it; null for none. */
    public BatchRequest tracedBy(String traceparent) {
        return with(cancelled, attempt, traceparent);
    }

    /** Whether both ask for the same to be done in the same way. */
    public boolean asksTheSameAs(BatchRequest other) {
        return id.equals(other.id) && maxRejected.equals(other.maxRejected) && wire == other.wire;
    }

    private BatchRequest with(boolean cancelled, int attempt, String trace) {
        return new BatchRequest(
                id,
                cancelled,
                dataset,
                definition,
                input,
                generate,
                source,
                maxRejected,
                wire,
                idempotencyKey,
                attempt,
                requestedAt,
                trace);
    }
}
