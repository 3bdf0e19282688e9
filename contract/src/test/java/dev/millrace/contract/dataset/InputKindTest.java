package dev.millrace.contract.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InputKindTest {
    @TempDir
    Path directory;

    @Test
    void aFileOfTextNamesTheBatchThatLandedWhateverItIsCalled() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("odd[1]*.parquet"), "a,b\n");

        // When
        InputKind kind = InputKind.of(file.toString());

        // Then
        assertThat(kind).isEqualTo(InputKind.MOVED);
    }

    @Test
    void aParquetFileIsToldByItsFirstBytes() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("rows"), "PAR1....");

        // When
        InputKind kind = InputKind.of(file.toString());

        // Then
        assertThat(kind).isEqualTo(InputKind.DIRECT);
    }

    @Test
    void aDirectoryIsReadAsItIs() {
        assertThat(InputKind.of(directory.toString())).isEqualTo(InputKind.DIRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3a://bucket/sales", "file:///data/x.csv", "sales/*.csv", "sales/2024-0[1-6].csv", "{a,b}.csv"})
    void urlsAndPatternsAreReadAsTheyAre(String input) {
        assertThat(InputKind.of(input)).isEqualTo(InputKind.DIRECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such.csv", "C:/no-such.csv", "a:b.csv"})
    void aFileThatIsNotThereMayStillCome(String input) {
        assertThat(InputKind.of(input)).isEqualTo(InputKind.MOVED);
    }
}
