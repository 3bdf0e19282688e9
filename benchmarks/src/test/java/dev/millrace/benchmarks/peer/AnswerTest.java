package dev.millrace.benchmarks.peer;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnswerTest {
    @TempDir
    private Path directory;

    private Path output;

    @BeforeEach
    void printSomething() throws Exception {
        output = Files.writeString(directory.resolve("printed"), "+----+\n|city|\n+----+\nrows 99\ntotal 12.50\n");
    }

    @Test
    void isFoundAmongTheTablesWhateverItsZeros() {
        // Given
        Answer answer = new Answer("total", new BigDecimal("12.5"));

        // When / Then
        assertThatCode(() -> answer.check("a peer", output)).doesNotThrowAnyException();
    }

    @Test
    void isMissedWhereAnotherNumberStands() {
        // Given
        Answer answer = new Answer("rows", BigDecimal.valueOf(100));

        // When / Then
        assertThatThrownBy(() -> answer.check("a peer", output))
                .hasMessage("a peer did not come to rows 100: what it printed is %s.", output);
    }

    @Test
    void isMissedWhereNothingIsSaidOfIt() {
        // Given
        Answer answer = new Answer("mean", BigDecimal.ONE);

        // When / Then
        assertThatThrownBy(() -> answer.check("a peer", output))
                .hasMessage("a peer did not come to mean 1: what it printed is %s.", output);
    }
}
