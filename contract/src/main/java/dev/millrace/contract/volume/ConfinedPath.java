package dev.millrace.contract.volume;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names that come from outside, kept inside one directory.
 *
 * @param root the directory
 */
record ConfinedPath(Path root) {

    /**
     * The file of a relative name.
     *
     * @throws IOException if that is no file below the directory
     */
    Path resolve(String name) throws IOException {
        try {
            Path base = root.toAbsolutePath().normalize();
            Path file = base.resolve(name).normalize();
            if (file.startsWith(base) && !file.equals(base)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw new IOException("'%s' is no name of a file below %s".formatted(name, root));
    }
}
