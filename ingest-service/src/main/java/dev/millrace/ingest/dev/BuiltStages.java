package dev.millrace.ingest.dev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The other stages as they were last built, where the sources are.
 *
 * @param home the root of the sources
 */
record BuiltStages(Path home) {
    private static final String GENERATOR = "generator-service";
    private static final String SINK = "sink-service";
    private static final String EDA = "eda-runner";

    /** Those of the sources that a directory is in; empty if it is in none. */
    static Optional<BuiltStages> around(Path directory) {
        return Stream.iterate(directory.toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(above -> Files.isDirectory(above.resolve(GENERATOR)))
                .findFirst()
                .map(BuiltStages::new);
    }

    /** The modules without which no batch comes to its end, and which are not built. */
    List<String> missing() {
        return Stream.of(GENERATOR, SINK, EDA)
                .filter(module -> !Files.isRegularFile(jar(module)))
                .toList();
    }

    Path generator() {
        return jar(GENERATOR);
    }

    Path sink() {
        return jar(SINK);
    }

    Path analysis() {
        return jar(EDA);
    }

    private Path jar(String module) {
        String name = module.equals(EDA) ? module : module + "-runner";
        return home.resolve(module).resolve("target").resolve(name + ".jar");
    }
}
