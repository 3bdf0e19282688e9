package dev.millrace.runtime.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BuiltModulesTest {
    @TempDir
    private Path home;

    @BeforeEach
    void makeSources() throws IOException {
        for (String stage : BuiltModules.STAGES) {
            Files.createDirectories(home.resolve(stage));
        }
    }

    @Test
    void theSourcesAreFoundFromWithinAModule() {
        // Given
        Path module = home.resolve("sink-service");

        // When
        var found = BuiltModules.around(module);

        // Then
        assertThat(found).contains(new BuiltModules(home));
    }

    @Test
    void aDirectoryThatIsInNoSourcesHasNoModules() {
        // Given
        Path elsewhere = home.getRoot();

        // When
        var found = BuiltModules.around(elsewhere);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void theServiceThatIsWorkedOnNeedNotBeBuilt() throws IOException {
        // Given
        BuiltModules built = new BuiltModules(home);
        build(built.jar("generator-service"));
        build(built.jar(BuiltModules.EDA));

        // When
        var missing = built.missingBeside("ingest-service");

        // Then
        assertThat(missing).containsExactly("sink-service");
    }

    private static void build(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
    }
}
