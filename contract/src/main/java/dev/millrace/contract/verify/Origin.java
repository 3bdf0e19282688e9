package dev.millrace.contract.verify;

import java.nio.file.Path;

import dev.millrace.contract.manifest.Manifest;

/** Where the rows of a batch come from. */
public sealed interface Origin {

    /** The CSV. */
    Path file();

    /** The batch that its content is. */
    String batch();

    /** Rows that the generator made, and vouches for. */
    record Generated(Path file, Manifest manifest) implements Origin {
        @Override
        public String batch() {
            return manifest.batch();
        }
    }

    /** A file of the user's, for which nobody vouches; its content was hashed just now. */
    record Given(Path file, String batch) implements Origin {}
}
