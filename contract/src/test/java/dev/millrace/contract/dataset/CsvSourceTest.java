package dev.millrace.contract.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.millrace.contract.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class CsvSourceTest {
    @TempDir
    Path directory;

    @Test
    void readsTheHeaderAndKnowsWhereTheRowsStart() throws IOException {
        // Given
        Path file = write("sales.csv", "\uFEFF\"Invoice ID\", Branch \r\n1,A\r\n");

        // When
        try (CsvSource source = CsvSource.open(file)) {

            // Then
            assertThat(source.header()).containsExactly("Invoice ID", "Branch");
            assertThat(source.dataOffset()).isEqualTo(26);
            assertThat(source.next()).isEqualTo(new CsvRecord(2, 26, 31, "1,A", false, null));
            assertThat(source.next()).isNull();
            assertThat(source.next()).isNull();
        }
    }

    @Test
    void findsTheSameRowsFromTheEndOfAnyRecord() throws IOException {
        // Given
        Path file = write("sales.csv", "a,b\n1,2\n\n3,\"x\ny\"\n4,\"broken\n5,6\n7,8");
        List<CsvRecord> all = rest(file, 0, 1);

        for (int i = 0; i < all.size(); i++) {
            // When
            CsvRecord next = i + 1 < all.size() ? all.get(i + 1) : null;
            List<CsvRecord> rest = rest(file, all.get(i).end(), next == null ? 0 : lineBehind(file, all.get(i)));

            // Then
            assertThat(rest).isEqualTo(all.subList(i + 1, all.size()));
        }
    }

    @Test
    void readsOnAfterSeekingBack() throws IOException {
        // Given
        Path file = write("sales.csv", "a\n1\n2\n");
        try (CsvSource source = CsvSource.open(file)) {
            CsvRecord first = source.next();
            source.next();

            // When
            source.seek(source.dataOffset(), 2);

            // Then
            assertThat(source.next()).isEqualTo(first);
        }
    }

    @Test
    void seeksToAPlaceBehindFourGiB() throws IOException {
        // Given
        Path file = write("sparse.csv", "a,b\n");
        long behind = 5L << 30;
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("1,2\n".getBytes(StandardCharsets.UTF_8)), behind);
        }

        // When
        List<CsvRecord> rest = rest(file, behind, 3_000_000_000L);

        // Then
        assertThat(rest).containsExactly(new CsvRecord(3_000_000_000L, behind, behind + 4, "1,2", false, null));
    }

    @Test
    void closesTheFileAlsoAfterSeeking() throws IOException {
        // Given
        Path file = write("long.csv", "a\n" + "some row that is long enough\n".repeat(50_000));
        CsvSource source = CsvSource.open(file);
        source.seek(source.dataOffset(), 2);
        source.next();

        // When
        source.close();

        // Then
        assertFailure(
                        () -> {
                            while (source.next() != null) {
                                // What was read before it was closed is still there.
                            }
                        },
                        ExitCode.NO_INPUT)
                .hasMessageStartingWith(file + " cannot be read: ");
    }

    @ParameterizedTest
    @EnumSource(Packed.class)
    void canBeClosedWhenTheFileIsGoneAtASeek(Packed how) throws IOException {
        // Given
        byte[] csv = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(directory.resolve("packed"), how.pack(csv));
        CsvSource source = CsvSource.open(file);
        Files.delete(file);

        // When
        var seeking = assertFailure(() -> source.seek(4, 2), ExitCode.NO_INPUT);

        // Then
        seeking.hasMessage("There is no file %s.".formatted(file));
        assertThatNoException().isThrownBy(source::close);
    }

    @ParameterizedTest
    @EnumSource(Packed.class)
    void findsTheSameRowsAtTheSamePlacesInAPackedFile(Packed how) throws IOException {
        // Given
        String csv = "a,b\n1,2\n3,\"x\ny\"\n" + "4,plain\n".repeat(100_000);
        List<CsvRecord> all = rest(write("sales.csv", csv), 0, 1);
        Path packed = Files.write(directory.resolve("packed"), how.pack(csv.getBytes(StandardCharsets.UTF_8)));
        CsvRecord middle = all.get(50_000);

        // When
        List<CsvRecord> rest = rest(packed, middle.end(), middle.nextLine());

        // Then
        assertThat(rest).isEqualTo(all.subList(50_001, all.size()));
        assertThat(rest(packed, 0, 1)).isEqualTo(all);
    }

    @ParameterizedTest
    @EnumSource(Packed.class)
    void refusesAPackedFileThatIsDamaged(Packed how) throws IOException {
        // Given
        byte[] packed = how.pack("a,b\n1,2\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        Path cut = Files.write(directory.resolve("cut.csv.gz"), Arrays.copyOf(packed, packed.length - 9));

        // When / Then
        assertFailure(() -> rest(cut, 0, 1), ExitCode.REFUSED)
                .hasMessageStartingWith(cut + " cannot be read: it is damaged and cannot be unpacked to its end (")
                .hasMessageEndingWith("): pack it again.");
        assertFailure(() -> rest(cut, 100_000, 25_001), ExitCode.REFUSED)
                .hasMessageStartingWith(cut + " cannot be read: it is damaged ");
    }

    @ParameterizedTest
    @EnumSource(Packed.class)
    void saysThatThePackedFileHasBecomeShorter(Packed how) throws IOException {
        // Given
        Path file = Files.write(directory.resolve("shrunk"), how.pack("a\n1\n".getBytes(StandardCharsets.UTF_8)));

        // When / Then
        assertFailure(() -> rest(file, 100, 9), ExitCode.REFUSED)
                .hasMessageStartingWith(file + " ends before byte 100, up to which it was read earlier");
    }

    @Test
    void readsPathsWithSpacesAndAnyLetters() throws IOException {
        // Given
        Path file = write("größe und 東京.csv", "a\n1\n");

        // When
        try (CsvSource source = CsvSource.open(file)) {

            // Then
            assertThat(source.next().raw()).isEqualTo("1");
        }
    }

    @Test
    void findsNoRowsBehindAHeaderAlone() throws IOException {
        // Given
        Path file = write("sales.csv", "a,b");

        // When
        try (CsvSource source = CsvSource.open(file)) {

            // Then
            assertThat(source.next()).isNull();
            assertThat(source.dataOffset()).isEqualTo(3);
        }
    }

    @Test
    void saysThatThereIsNoFile() {
        // Given
        Path file = directory.resolve("none.csv");

        // When / Then
        assertFailure(() -> CsvSource.open(file), ExitCode.NO_INPUT).hasMessage("There is no file %s.", file);
    }

    @Test
    void saysThatADirectoryCannotBeRead() {
        // When / Then
        assertFailure(() -> CsvSource.open(directory), ExitCode.NO_INPUT)
                .hasMessageStartingWith(directory + " cannot be read: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void refusesAnEmptyFile(String content) throws IOException {
        // Given
        Path file = write("empty.csv", content);

        // When / Then
        assertFailure(() -> CsvSource.open(file), ExitCode.REFUSED)
                .hasMessage("%s is empty: its first line must name the columns.", file);
    }

    @Test
    void refusesAHeaderThatCannotBeSplit() throws IOException {
        // Given
        Path file = write("old.csv", "a,b\r1,2\r3,4\r");

        // When / Then
        assertFailure(() -> CsvSource.open(file), ExitCode.REFUSED)
                .hasMessage("%s line 1: a carriage return without a line feed stands outside quotes.", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\n"})
    void refusesALineThatIsTooLong(String before) throws IOException {
        // Given
        Path file = write("long.csv", before + "x".repeat(RecordScanner.LONGEST_RECORD + 1));

        // When / Then
        assertFailure(() -> rest(file, 0, 1), ExitCode.REFUSED)
                .hasMessage(
                        "%s line %d is longer than 33554432 bytes, which no record may be.",
                        file, before.isEmpty() ? 1 : 2);
    }

    @Test
    void saysThatTheFileHasBecomeShorter() throws IOException {
        // Given
        Path file = write("shrunk.csv", "a\n1\n");

        // When / Then
        assertFailure(() -> rest(file, 100, 9), ExitCode.REFUSED)
                .hasMessage(
                        "%s ends before byte 100, up to which it was read earlier: bring back the file as it was.",
                        file);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    /** The records from a place on; all behind the header from 0. */
    private static List<CsvRecord> rest(Path file, long offset, long line) throws IOException {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvSource source = CsvSource.open(file)) {
            if (offset > 0) {
                source.seek(offset, line);
            }
            for (CsvRecord record = source.next(); record != null; record = source.next()) {
                records.add(record);
            }
        }
        return records;
    }

    private static long lineBehind(Path file, CsvRecord record) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        long line = 1;
        for (int i = 0; i < record.end(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
