package dev.millrace.contract.manifest;

import java.nio.charset.StandardCharsets;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;

/**
 * Names a batch after what it is: a file's content, read by a definition. The same content under the same definition is
 * the same batch wherever it lies and whatever it is called; under another definition its rows are others.
 */
public final class BatchId {
    private static final int LENGTH = 16;

    private BatchId() {}

    /** The id of a batch: sixteen hexadecimal digits. */
    public static String of(DatasetDefinition definition, String contentSha256) {
        return sha256(fingerprint(definition) + contentSha256).substring(0, LENGTH);
    }

    /** Sixteen hexadecimal digits that stand for a definition. */
    public static String fingerprint(DatasetDefinition definition) {
        return sha256(new DatasetFile().format(definition)).substring(0, LENGTH);
    }

    private static String sha256(String text) {
        ContentHash hash = new ContentHash();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update(bytes, 0, bytes.length);
        return hash.hex();
    }
}
