package dev.millrace.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTokenTest {
    @TempDir
    private Path directory;

    @Test
    void isMadeOnceAndKept() {
        // Given
        AccessToken token = new AccessToken(directory.resolve("serve/token"));
        String first = token.text();

        // When
        String second = token.text();

        // Then
        assertThat(second).isEqualTo(first).hasSizeGreaterThanOrEqualTo(32).matches("[A-Za-z0-9_-]+");
        assertThat(new AccessToken(directory.resolve("other/token")).text()).isNotEqualTo(first);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyButItsOwnerReadsIt() throws IOException {
        // Given
        Path file = directory.resolve("token");

        // When
        new AccessToken(file).text();

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void thePageThatLetsThePersonInIsReadByNobodyElseEither() throws IOException {
        // Given
        Path note = directory.resolve("open.html");

        // When
        new FrontDoor("http://127.0.0.1:8080", "secret", note).writeNote();

        // Then
        assertThat(note).content().contains("url=http://127.0.0.1:8080/login#token=secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
                .isEqualTo("rw-------");
    }
}
