package dev.millrace.contract.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.millrace.contract.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class AtomicFileTest {
    @TempDir
    Path directory;

    @Test
    void hasNoNameBeforeItIsCommitted() throws IOException {
        // Given
        Path target = directory.resolve("new/part.csv");

        try (AtomicFile file = new AtomicFile(target)) {
            file.out().write(bytes("all of it"));
            assertThat(names(target.getParent())).containsExactly("part.csv.tmp");

            // When
            file.commit(target);
        }

        // Then
        assertThat(target).hasContent("all of it");
        assertThat(names(target.getParent())).containsExactly("part.csv");
    }

    @Test
    void leavesNothingBehindWithoutCommit() throws IOException {
        // Given
        Path target = directory.resolve("part.csv");

        // When
        try (AtomicFile file = new AtomicFile(target)) {
            file.out().write(bytes("half of"));
        }

        // Then
        assertThat(names(directory)).isEmpty();
    }

    @Test
    void leavesTheOldContentUntilCommit() throws IOException {
        // Given
        Path target = Files.writeString(directory.resolve("manifest.json"), "old");

        try (AtomicFile file = new AtomicFile(target)) {
            file.out().write(bytes("new"));
            assertThat(target).hasContent("old");

            // When
            file.commit(target);
        }

        // Then
        assertThat(target).hasContent("new");
    }

    @Test
    void takesANameThatIsKnownOnlyAtTheEnd() throws IOException {
        // Given
        Path start = directory.resolve("part-0-17");
        Path end = directory.resolve("part-0-17-99.csv");

        // When
        try (AtomicFile file = new AtomicFile(start)) {
            file.out().write(bytes("rows"));
            file.commit(end);
        }

        // Then
        assertThat(names(directory)).containsExactly("part-0-17-99.csv");
    }

    @Test
    void overwritesWhatACrashLeftUnfinished() throws IOException {
        // Given
        Path target = directory.resolve("part.csv");
        Files.writeString(directory.resolve("part.csv.tmp"), "longer than what comes now");

        // When
        AtomicFile.write(target, bytes("now"));

        // Then
        assertThat(target).hasContent("now");
        assertThat(names(directory)).containsExactly("part.csv");
    }

    @Test
    void removesItsUnfinishedFileWhenTheCommitFails() throws IOException {
        // Given
        Path target = Files.createDirectories(directory.resolve("part.csv/in-the-way"))
                .getParent();

        // When
        assertFailure(() -> AtomicFile.write(target, bytes("x")), ExitCode.CANNOT_WRITE)
                .hasMessageStartingWith(target + " cannot be written (");

        // Then
        assertThat(names(directory)).containsExactly("part.csv");
    }

    @Test
    void getsItsNameOnlyWhenItsContentIsSynced() throws IOException {
        // Given
        Path target = directory.resolve("part.csv");
        Path takesAnythingAndCannotBeSynced = Path.of("/dev/null");
        Files.createSymbolicLink(directory.resolve("part.csv.tmp"), takesAnythingAndCannotBeSynced);

        // When
        assertFailure(() -> AtomicFile.write(target, bytes("x")), ExitCode.CANNOT_WRITE)
                .hasMessageStartingWith(target + " cannot be written (");

        // Then
        assertThat(names(directory)).isEmpty();
    }

    @Test
    void removesItsUnfinishedFileWhenItsThreadIsInterrupted() throws IOException {
        // Given
        Path target = directory.resolve("part.csv");
        Thread.currentThread().interrupt();

        // When
        assertFailure(() -> AtomicFile.write(target, bytes("x")), ExitCode.CANNOT_WRITE)
                .hasMessageStartingWith(target + " cannot be written (");

        // Then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(names(directory)).isEmpty();
    }

    @Test
    void saysWhatIsInTheWayOfItsDirectory() throws IOException {
        // Given
        Path plain = Files.writeString(directory.resolve("out"), "a file");
        Path target = plain.resolve("manifest.json");

        // When / Then
        assertFailure(() -> AtomicFile.write(target, bytes("x")), ExitCode.CANNOT_WRITE)
                .isInstanceOf(StageFailure.class)
                .hasMessage(
                        "%s cannot be written (%s is no directory): free some space, or choose another place with --out.",
                        target, plain);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
