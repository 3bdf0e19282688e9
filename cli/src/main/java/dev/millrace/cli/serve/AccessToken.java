package dev.millrace.cli.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

import dev.millrace.contract.manifest.AtomicFile;

/**
 * The token that opens the services: made once for a data directory, and kept in a file that only its owner reads.
 *
 * @param file where it is kept
 */
record AccessToken(Path file) {
    private static final int BYTES = 24;

    /**
     * The token, made now if there is none yet.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 73 if it cannot be kept
     */
    String text() {
        try {
            if (!Files.exists(file)) {
                writePrivately(file, random());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    /** Writes a file that nobody but its owner can read, at no moment. */
    static void writePrivately(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
