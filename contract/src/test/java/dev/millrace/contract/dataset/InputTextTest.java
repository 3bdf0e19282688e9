package dev.millrace.contract.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InputTextTest {
    /** Larger than any buffer on the way, and nothing that packs well. */
    private static final byte[] TEXT = text(300_000);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Packed.class)
    void unpacksWhateverTheFileIsCalled(Packed how) throws IOException {
        // Given
        Path file = write(how.pack(TEXT));

        // When
        byte[] text = read(file);

        // Then
        assertThat(text).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource(Packed.class)
    void unpacksEveryPartOfAFileThatWasPackedInParts(Packed how) throws IOException {
        // Given
        Path file = write(how.pack(TEXT, new byte[0], TEXT));

        // When
        byte[] text = read(file);

        // Then
        assertThat(text).hasSize(2 * TEXT.length).startsWith(TEXT).endsWith(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a,b\n1,2\n", "(ab", "Id,Stück\n"})
    void leavesAPlainTextAsItIs(String plain) throws IOException {
        // Given
        Path file = write(plain.getBytes(StandardCharsets.UTF_8));

        // When
        byte[] text = read(file);

        // Then
        assertThat(text).asString(StandardCharsets.UTF_8).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(Packed.class)
    void noticesEveryLengthThatAFileIsCutTo(Packed how) throws IOException {
        // Given
        byte[] packed = how.pack("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));

        for (int length = 4; length < packed.length; length++) {
            // When
            Path cut = write(Arrays.copyOf(packed, length));

            // Then
            assertThatThrownBy(() -> read(cut))
                    .as("%d of %d bytes", length, packed.length)
                    .isInstanceOf(DamagedArchiveException.class)
                    .hasMessageMatching("it is damaged and cannot be unpacked to its end \\(.+\\): pack it again");
        }
    }

    @ParameterizedTest
    @EnumSource(Packed.class)
    void noticesEveryLengthThatTheSecondPartIsCutTo(Packed how) throws IOException {
        // Given
        byte[] text = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        byte[] packed = how.pack(text, text);

        for (int length = packed.length / 2 + 1; length < packed.length; length++) {
            // When
            Path cut = write(Arrays.copyOf(packed, length));

            // Then
            assertThatThrownBy(() -> read(cut))
                    .as("%d of %d bytes", length, packed.length)
                    .isInstanceOf(DamagedArchiveException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Packed.class)
    void noticesAByteThatIsChanged(Packed how) throws IOException {
        // Given
        byte[] packed = how.pack(TEXT);
        packed[packed.length / 2] ^= 0x10;
        Path file = write(packed);

        // When / Then
        assertThatThrownBy(() -> read(file)).isInstanceOf(DamagedArchiveException.class);
    }

    @ParameterizedTest
    @EnumSource(Packed.class)
    void noticesWhatStandsBehindTheLastPart(Packed how) throws IOException {
        // Given
        byte[] packed = how.pack(TEXT);

        for (int more : new int[] {1, 5, 9, 30, 100_000}) {
            // When
            Path file = write(Arrays.copyOf(packed, packed.length + more));

            // Then
            assertThatThrownBy(() -> read(file)).as("%d bytes more", more).isInstanceOf(DamagedArchiveException.class);
        }
    }

    @Test
    void closesTheFileOfAnArchiveThatCannotBeOpened() throws IOException {
        // Given
        Path file = write(new byte[] {0x1f, (byte) 0x8b, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7});

        // When / Then
        assertThatThrownBy(() -> read(file)).isInstanceOf(DamagedArchiveException.class);
        assertThat(openFiles()).doesNotContain(file.toRealPath());
    }

    private static List<Path> openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return List.of();
        }
        try (var links = Files.list(descriptors)) {
            return links.map(InputTextTest::target).toList();
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            // It was that of the listing itself.
            return link;
        }
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(directory.resolve("sales.csv"), content);
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = InputText.open(file)) {
            return in.readAllBytes();
        }
    }

    private static byte[] text(int lines) {
        var random = new Random(42);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(random.nextInt()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
