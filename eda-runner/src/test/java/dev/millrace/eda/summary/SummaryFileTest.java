package dev.millrace.eda.summary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SummaryFileTest {
    private final SummaryFile files = new SummaryFile();

    @TempDir
    private Path directory;

    @Test
    void readsWhatItWrote() throws IOException {
        // Given
        byte[] written = files.bytes(Summaries.rich());
        Path file = Files.write(directory.resolve("summary.json"), written);

        // When
        Summary read = files.read(file);

        // Then
        assertThat(files.bytes(read)).isEqualTo(written);
    }

    @Test
    void writesDecimalsAsTextsWithoutExponentInTheOrderOfTheRecords() {
        // When
        String written = new String(files.bytes(Summaries.rich()), StandardCharsets.UTF_8);

        // Then
        assertThat(written)
                .containsSubsequence(
                        "\"$schema\" : \"urn:millrace:summary:2\"",
                        "\"version\" : 2",
                        "\"profile\"",
                        "\"total\" : \"1000\"",
                        "\"least\" : \"0.0000001\"",
                        "\"alerts\"",
                        "\"pipeline\"",
                        "\"making\"")
                .doesNotContain("E-7", "E+3");
    }

    @Test
    void readsWhatALaterMillraceSaysInTheSameVersion() throws IOException {
        // Given
        String later = new String(files.bytes(Summaries.rich()), StandardCharsets.UTF_8)
                .replaceFirst("\"alerts\"", "\"weather\" : \"fine\", \"alerts\"");

        // When
        Summary read = files.read(Files.writeString(directory.resolve("summary.json"), later));

        // Then
        assertThat(read.profile().rows()).isEqualTo(4);
    }

    @Test
    void saysThatThereIsNoFile() {
        // Given
        Path file = directory.resolve("none.json");

        // When
        StageFailure failure = refusal(file);

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_INPUT);
        assertThat(failure).hasMessage("There is no summary %s: check what --compare names.", file);
    }

    @Test
    void saysThatADirectoryCannotBeRead() {
        // When
        StageFailure failure = refusal(directory);

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_INPUT);
        assertThat(failure)
                .hasMessage(
                        "The summary %s cannot be read: --compare wants a file, and the right to read it.", directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"version\": \"2\"}", "{\"version\": 2}", "id,total\n1,2"})
    void refusesWhatIsNoSummary(String text) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("summary.json"), text);

        // When
        StageFailure failure = refusal(file);

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(failure)
                .hasMessage(
                        "%s is not a summary of Millrace: name the summary.json that an analysis has written.", file);
    }

    @Test
    void refusesAVersionThatItDoesNotKnow() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("summary.json"), "{\"version\": 1}");

        // When
        StageFailure failure = refusal(file);

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(failure)
                .hasMessage(
                        "%s is a summary of version 1 and this Millrace reads version 2: analyse that batch again with this one.",
                        file);
    }

    private StageFailure refusal(Path file) {
        return catchThrowableOfType(StageFailure.class, () -> files.read(file));
    }
}
