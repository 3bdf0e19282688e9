package dev.millrace.contract.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import dev.millrace.contract.stage.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.millrace.contract.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class ContentHashTest {
    // FIPS 180-2, appendix B.1.
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheSameForTheFileAndForItsBytesAsTheyPass(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("abc"), "abc");
        byte[] bytes = "xabcx".getBytes(StandardCharsets.UTF_8);
        ContentHash hash = new ContentHash();

        // When
        hash.update(bytes, 1, 2);
        hash.update(bytes, 3, 1);

        // Then
        assertThat(hash.hex()).isEqualTo(ABC).isEqualTo(ContentHash.of(file));
    }

    @Test
    void readsFilesThatAreLargerThanItsChunk(@TempDir Path directory) throws IOException {
        // Given
        byte[] content = "0123456789abcdef".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(directory.resolve("large"), content);
        ContentHash whole = new ContentHash();
        whole.update(content, 0, content.length);

        // When
        String hash = ContentHash.of(file);

        // Then
        assertThat(hash).isEqualTo(whole.hex());
    }

    @Test
    void isTheSameForAFileAndForTheFilePacked(@TempDir Path directory) throws IOException {
        // Given
        Path file = directory.resolve("abc.csv.gz");
        try (var packing = new GZIPOutputStream(Files.newOutputStream(file))) {
            packing.write("abc".getBytes(StandardCharsets.UTF_8));
        }

        // When
        String hash = ContentHash.of(file);

        // Then
        assertThat(hash).isEqualTo(ABC);
    }

    @Test
    void refusesAPackedFileThatIsDamaged(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.write(directory.resolve("cut.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});

        // When / Then
        assertFailure(() -> ContentHash.of(file), ExitCode.REFUSED)
                .hasMessageStartingWith(file + " cannot be read: it is damaged and cannot be unpacked to its end (")
                .hasMessageEndingWith("): pack it again.");
    }

    @Test
    void saysThatAFileCannotBeRead(@TempDir Path directory) {
        // Given
        Path none = directory.resolve("none");

        // When / Then
        assertFailure(() -> ContentHash.of(none), ExitCode.NO_INPUT).hasMessage("%s cannot be read.", none);
    }
}
