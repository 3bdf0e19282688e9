package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Assumptions;

/** The project's own compose file, with an output directory of its own; removed when closed. */
final class ComposeProject implements AutoCloseable {
    private static final String OVERRIDE = """
            services:
              prepare: &out
                volumes: ["%s:/data:z"]
              generate: *out
              ingest: *out
              sink: *out
              eda: *out
            """;

    private final ContainerEngine engine;
    private final String name = "millrace-test-" + UUID.randomUUID();
    private final Path override;
    private final Map<String, String> settings;

    /**
     * @param directory where everything of it lies
     * @param out the directory that is used instead of {@code ./out}; need not be there
     * @param settings the variables that are set
     */
    ComposeProject(Path directory, Path out, Map<String, String> settings) {
        this.engine = new ContainerEngine(directory);
        this.override = directory.resolve("override.yaml");
        this.settings = settings;
        try {
            Files.writeString(override, OVERRIDE.formatted(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without Compose, in either of its versions, what needs it is skipped. */
    static void assumePossible() {
        ContainerEngine.assumePresent();
        Assumptions.assumeTrue(isPlugin() || ContainerEngine.answers("docker-compose", "version"), "no Compose here");
    }

    Outcome compose(String... arguments) {
        Path home = Path.of(System.getProperty("millrace.home"));
        List<String> command = new ArrayList<>(isPlugin() ? List.of("docker", "compose") : List.of("docker-compose"));
        command.addAll(List.of("-p", name, "-f", home.resolve("compose.yaml").toString(), "-f", override.toString()));
        command.addAll(List.of(arguments));
        return engine.run(command, settings);
    }

    private static boolean isPlugin() {
        return ContainerEngine.answers("docker", "compose", "version");
    }

    @Override
    public void close() {
        compose("down", "--volumes", "--remove-orphans");
    }
}
