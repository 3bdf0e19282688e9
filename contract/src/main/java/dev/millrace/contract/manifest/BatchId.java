package dev.millrace.contract.manifest;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.DatasetDefinition;

/**
 * Names a batch after what it is: a file's content, read by a definition. The same content under the same definition is
 * the same batch wherever it lies and whatever it is called; under another definition its rows are others.
 */
public final class BatchId {
    private static final int LENGTH = 16;
    private static final String BETWEEN = "\u001f";
    private static final String WITHIN = "\u001e";

    private BatchId() {}

    /** The id of a batch: sixteen hexadecimal digits. */
    public static String of(DatasetDefinition definition, String contentSha256) {
        return sha256(fingerprint(definition) + contentSha256).substring(0, LENGTH);
    }

    /**
     * Sixteen hexadecimal digits that stand for a definition. The text behind them is our own: the stages run with
     * different versions of the YAML library, and must come to the same digits.
     */
    public static String fingerprint(DatasetDefinition definition) {
        String text = definition.columns().stream().map(BatchId::text).collect(Collectors.joining("\n"));
        return sha256(definition.name() + "\n" + text).substring(0, LENGTH);
    }

    private static String text(Column column) {
        return Stream.of(
                        column.name(),
                        column.type(),
                        column.role(),
                        column.required(),
                        column.min(),
                        column.max(),
                        column.format(),
                        String.join(WITHIN, column.headers()),
                        column.derived())
                .map(String::valueOf)
                .collect(Collectors.joining(BETWEEN));
    }

    private static String sha256(String text) {
        ContentHash hash = new ContentHash();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update(bytes, 0, bytes.length);
        return hash.hex();
    }
}
