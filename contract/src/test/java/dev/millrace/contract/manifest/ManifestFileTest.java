package dev.millrace.contract.manifest;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.DataFile.OffsetRange;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.millrace.contract.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManifestFileTest {
    private static final Totals TOTALS =
            new Totals(1_000, "5d0c1f8a33b1e902", Map.of("total", new BigDecimal("322966.7490")));

    @TempDir
    Path directory;

    private final ManifestFile files = new ManifestFile();

    @Test
    void readsWhatItWrites() {
        // Given
        Path file = directory.resolve("landed/manifest.json");
        Manifest manifest = new Manifest(
                Stage.SINK,
                "0123456789abcdef",
                "sales",
                "fedcba9876543210",
                TOTALS,
                3,
                List.of(new RejectedRows("City", "is not a city", 3, List.of("line 4: 'x' is not a city"))),
                List.of(
                        new DataFile("part-0-0-9.csv", 5_000_000_000L, "ab".repeat(32), 10, new OffsetRange(0, 0, 9)),
                        new DataFile("größe.csv", 0, "cd".repeat(32), 0, null)),
                Map.of("cluster", "xyz", "lineBreaks", "false"),
                1.25);

        // When
        files.write(file, manifest);

        // Then
        assertThat(files.read(file)).contains(manifest);
    }

    @Test
    void readsWhatALaterVersionAdds() throws IOException {
        // Given
        Path file = write("""
                {"stage": "generated", "batch": "b", "dataset": "d", "totals": {"rows": 1, "rowHash": "00"}, "later": [1]}
                """);

        // When
        Manifest manifest = files.read(file).orElseThrow();

        // Then
        assertThat(manifest)
                .isEqualTo(new Manifest(
                        Stage.GENERATE, "b", "d", null, new Totals(1, "00", Map.of()), 0, List.of(), Map.of(), 0));
    }

    @Test
    void writesSumsThatNoReaderRounds() throws IOException {
        // Given
        Path file = directory.resolve("manifest.json");

        // When
        files.write(file, new Manifest(Stage.INGEST, "b", "d", "f", TOTALS, 0, null, null, 0));

        // Then
        assertThat(Files.readString(file))
                .contains("\"total\" : \"322966.7490\"")
                .contains("\"rejected\" : 0")
                .doesNotContain("rejections")
                .contains("\"stage\" : \"ingested\"");
    }

    @Test
    void findsNothingWhereNoManifestIsYet() {
        // When
        var found = files.read(directory.resolve("none.json"));

        // Then
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"stage\": \"lost\"}",
                "{\"stage\": \"landed\", \"batch\": \"b\", \"dataset\": \"d\", \"totals\": {\"rows\": -1, \"rowHash\": \"00\"}}",
                "{\"stage\": \"landed\", \"batch\": \"b\", \"dataset\": \"d\", \"totals\": {\"rows\": 1}}",
                "{\"stage\": \"landed\", \"batch\": \"b\", \"dataset\": \"d\", \"totals\": {\"rows\": 1, \"rowHash\": \"00\"}} x"
            })
    void refusesWhatIsNoManifest(String content) throws IOException {
        // Given
        Path file = write(content);

        // When / Then
        assertFailure(() -> files.read(file), ExitCode.REFUSED)
                .hasMessage("%s is not a manifest of Millrace: delete it and run the stage again.", file);
    }

    @Test
    void saysThatAManifestCannotBeRead() {
        assertFailure(() -> files.read(directory), ExitCode.NO_INPUT)
                .hasMessage("The manifest %s cannot be read.", directory);
    }

    @Test
    void refusesARangeThatIsNone() {
        assertThatThrownBy(() -> new OffsetRange(1, 10, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("10 to 9 in partition 1 is no range of offsets");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(directory.resolve("manifest.json"), content);
    }
}
