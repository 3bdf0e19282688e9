package dev.millrace.ingest.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TokenFileTest {
    @TempDir
    private Path directory;

    @Test
    void theLineEndThatAnEditorLeavesIsNoPartOfTheToken() throws IOException {
        // Given
        TokenFile file = file(" 0123456789abcdef\r\n");

        // When
        byte[] token = file.token();

        // Then
        assertThat(new String(token)).isEqualTo("0123456789abcdef");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                     | its token must have at least 16 characters
                    '   '                  | its token must have at least 16 characters
                    tooshort-1234567       | -
                    tooshort-123456        | its token must have at least 16 characters
                    two words two words    | a token is one word of plain letters, digits and signs
                    schlüssel-schlüssel    | a token is one word of plain letters, digits and signs
                    """)
    void aTokenThatWillNotDoIsRefusedWithoutBeingShown(String text, String why) throws IOException {
        // Given
        TokenFile file = file(text);

        // When
        var failure = catchThrowableOfType(StageFailure.class, file::token);

        // Then
        if (why.equals("-")) {
            assertThat(failure).isNull();
            return;
        }
        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure)
                .hasMessage(
                        "The token file %s will not do: %s. Make a token with: openssl rand -hex 32", file.path(), why);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        // Given
        TokenFile file = new TokenFile(directory.resolve("nothing"));

        // When
        var failure = catchThrowableOfType(StageFailure.class, file::token);

        // Then
        assertThat(failure)
                .hasMessageStartingWith("The token file %s will not do: it cannot be read.", file.path())
                .hasNoCause();
    }

    @Test
    void aFileThatIsNoTextIsRefusedWithoutWhatIsInIt() throws IOException {
        // Given
        Path file = Files.write(directory.resolve("noise"), new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2, 3});

        // When
        var failure = catchThrowableOfType(StageFailure.class, () -> new TokenFile(file).token());

        // Then
        assertThat(failure)
                .hasMessageContaining("a token is one word of plain letters")
                .hasNoCause();
    }

    @Test
    void aLargeFileIsNotReadForAToken() throws IOException {
        // Given
        TokenFile file = file("x".repeat(5_000));

        // When
        var failure = catchThrowableOfType(StageFailure.class, file::token);

        // Then
        assertThat(failure).hasMessageContaining("it is too large for a token");
    }

    private TokenFile file(String text) throws IOException {
        return new TokenFile(Files.writeString(directory.resolve("token"), text));
    }
}
