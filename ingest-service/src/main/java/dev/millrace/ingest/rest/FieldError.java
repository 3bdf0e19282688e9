package dev.millrace.ingest.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with one thing that a client sent.
 *
 * @param field a field of a JSON body as a JSON pointer such as {@code /generate/rows}, a query parameter such as
 *     {@code ?size}, or a header's name
 * @param detail what is wrong with it, and what would be right
 */
@Schema(description = "What is wrong with one thing that was sent.")
public record FieldError(
        @Schema(
                description = "A field as a JSON pointer, a query parameter as ?name, or a header's name.",
                examples = "/generate/rows")
        String field,

        @Schema(examples = "'ten' is not a whole number.") String detail) {}
