package dev.millrace.runtime.dev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The modules as they were last built, in the root of the sources. */
record BuiltModules(Path home) {
    static final String CLI = "cli";
    static final String EDA = "eda-runner";
    static final List<String> STAGES = List.of("generator-service", "ingest-service", "sink-service");

    /** Those of the sources that a directory is in; empty if it is in none. */
    static Optional<BuiltModules> around(Path directory) {
        return Stream.iterate(directory.toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(above -> STAGES.stream().allMatch(stage -> Files.isDirectory(above.resolve(stage))))
                .findFirst()
                .map(BuiltModules::new);
    }

    /** Those that a batch needs to come to its end while one service is worked on, and which are not built. */
    List<String> missingBeside(String service) {
        return Stream.concat(STAGES.stream().filter(stage -> !stage.equals(service)), Stream.of(EDA))
                .filter(module -> !isBuilt(module))
                .toList();
    }

    boolean isBuilt(String module) {
        return Files.isRegularFile(jar(module));
    }

    /** What {@code java -jar} starts. */
    Path jar(String module) {
        String name =
                switch (module) {
                    case CLI -> "millrace.jar";
                    case EDA -> "eda-runner.jar";
                    default -> module + "-runner.jar";
                };
        return home.resolve(module).resolve("target").resolve(name);
    }
}
