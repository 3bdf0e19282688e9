package dev.millrace.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things lie.
 *
 * @param home the project
 * @param work where everything of a session is written; emptied when it begins
 */
public record Workshop(Path home, Path work) {

    /** A jar of the project. */
    public Path jar(String module, String name) {
        return home.resolve(module).resolve("target").resolve(name);
    }

    /** Where {@code ./millrace} keeps the class-data archive of one of its processes. */
    public Path archive(String process) {
        return home.resolve("target/millrace/classes")
                .resolve(System.getProperty("java.runtime.version"))
                .resolve(process + ".jsa");
    }

    /** A file or directory of this session. */
    public Path file(String name) {
        return work.resolve(name);
    }

    /** The log of a contestant. */
    public Path log(String name) {
        return work.resolve("logs").resolve(name + ".log");
    }

    /** Where a contestant's standard output goes. */
    public Path output(String name) {
        return work.resolve("logs").resolve(name + ".out");
    }

    /** Begins with nothing there. */
    public void clear() throws IOException {
        remove();
        Files.createDirectories(work.resolve("logs"));
    }

    /** Removes all of it; done only after a good end, so that a failure leaves its logs. */
    public void remove() throws IOException {
        remove(work);
    }

    /** Removes a file, or a directory with all that is in it, if it is there. */
    public static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(path)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }
}
