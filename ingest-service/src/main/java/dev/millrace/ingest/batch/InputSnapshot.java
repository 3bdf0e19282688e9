package dev.millrace.ingest.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

import dev.millrace.contract.manifest.BatchSource;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * The input, of which the batch id says what it holds: a file that is written to after its hash was taken would put
 * other rows under that id. Its size and time tell whether it need be hashed again.
 */
final class InputSnapshot {
    private final BatchSource source;
    private final Optional<Stamp> before;
    private final ContentHash.Content content;

    /**
     * The input as it is now, read once.
     *
     * @throws StageFailure with code 66 if it cannot be read, with 65 if it is packed and damaged
     */
    InputSnapshot(BatchSource source) {
        this.source = source;
        this.before = Stamp.of(source.file());
        this.content = ContentHash.content(source.file());
    }

    String batch() {
        return source.batchOf(content.sha256());
    }

    /** How long its text is, in bytes. */
    long length() {
        return content.bytes();
    }

    /** Whether it no longer holds what the batch id says. */
    boolean hasChanged() {
        Optional<Stamp> now = Stamp.of(source.file());
        return now.isEmpty() || !now.equals(before) && !content.equals(ContentHash.content(source.file()));
    }

    StageFailure refusal() {
        return new StageFailure(
                ExitCode.REFUSED,
                "%s was changed or taken away while it was read, and nothing of it counts: ingest it again when nothing writes to it any more."
                        .formatted(source.file()));
    }

    private record Stamp(long bytes, FileTime modified, Object file) {
        static Optional<Stamp> of(Path path) {
            try {
                var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                return Optional.of(new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
