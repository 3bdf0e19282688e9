package dev.millrace.contract.volume;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/** Names that come from outside, kept inside one directory. */
public record ConfinedPath(Path root) {

    /**
     * The file of a relative name, which need not be there.
     *
     * @throws IOException if that is no file below the directory
     */
    public Path resolve(String name) throws IOException {
        try {
            Path base = root.toAbsolutePath().normalize();
            Path file = base.resolve(name).normalize();
            if (file.startsWith(base) && !file.equals(base)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw refusal(name);
    }

    /**
     * The file, or directory, of a relative name, with all symbolic links followed; so it stays inside even if somebody puts a link there
     * that leads out.
     *
     * @throws IOException if it is not there, or not below the directory, or if the name takes a detour
     */
    public Path existing(String name) throws IOException {
        resolve(name);
        Path relative = Path.of(name);
        // What is a separator on one system is a letter on another, and a detour is no name of anything.
        if (relative.isAbsolute() || name.indexOf('\\') >= 0 || hasDetour(relative)) {
            throw refusal(name);
        }
        Path base = root.toRealPath();
        Path file = base.resolve(relative).toRealPath();
        if (!file.startsWith(base) || file.equals(base)) {
            throw refusal(name);
        }
        return file;
    }

    private static boolean hasDetour(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .anyMatch(part -> part.equals("..") || part.equals("."));
    }

    private IOException refusal(String name) {
        return new IOException("'%s' is no name of a file below %s".formatted(name, root));
    }
}
