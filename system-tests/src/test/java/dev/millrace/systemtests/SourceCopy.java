package dev.millrace.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources as a clean clone has them, without anything that a build made. */
final class SourceCopy {
    static final List<String> NOT_TAKEN = List.of(".git", "target", "out");

    private SourceCopy() {}

    /** Copies the sources of this very build. */
    static Path in(Path directory) throws IOException {
        Path home = Path.of(System.getProperty("millrace.home"));
        tree(home, directory);
        return directory;
    }

    /** Copies a directory of the sources. */
    static void tree(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                if (NOT_TAKEN.contains(name)) {
                    continue;
                }
                if (Files.isDirectory(child)) {
                    tree(child, to.resolve(name));
                } else {
                    Files.copy(child, to.resolve(name));
                }
            }
        }
    }
}
