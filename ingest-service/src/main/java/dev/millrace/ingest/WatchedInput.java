package dev.millrace.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.BatchSource;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * The input, of which the batch id says what it holds: a file that is written to after its hash was taken would put
 * other rows under that id. Its size and time tell whether it need be hashed again.
 */
final class WatchedInput {
    private final BatchSource source;
    private final Optional<Stamp> before;

    private WatchedInput(BatchSource source, Optional<Stamp> before) {
        this.source = source;
        this.before = before;
    }

    /** The input as it is now, before it is hashed. */
    static WatchedInput of(BatchSource source) {
        return new WatchedInput(source, Stamp.of(source.file()));
    }

    /** Whether it no longer holds what the batch id says. */
    boolean hasChanged(String batch) {
        Optional<Stamp> now = Stamp.of(source.file());
        return now.isEmpty() || !now.equals(before) && !batch.equals(hashAgain());
    }

    private String hashAgain() {
        return BatchId.of(source.definition(), ContentHash.of(source.file()));
    }

    /** What to say when it has. */
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
