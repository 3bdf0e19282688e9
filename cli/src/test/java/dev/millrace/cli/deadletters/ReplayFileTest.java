package dev.millrace.cli.deadletters;

import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.millrace.cli.deadletters.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReplayFileTest {
    @TempDir
    private Path directory;

    @Test
    void holdsTheRowsAsTheyWereUnderTheirHeader() {
        // Given
        Path file = directory.resolve("replayed/b.csv");

        // When
        write(file, List.of("1,\"two\nlines\"", "2,\"say \"\"x\"\"\"", "3,an inch\" more", "4,é"));

        // Then
        assertThat(file).hasContent("Id,Quantity\n1,\"two\nlines\"\n2,\"say \"\"x\"\"\"\n3,an inch\" more\n4,é\n");
    }

    @Test
    void anOpenQuoteMayBeTheLastThingInIt() {
        // Given
        Path file = directory.resolve("b.csv");

        // When
        write(file, List.of("1,x", "2,\"never closed"));

        // Then
        assertThat(file).hasContent("Id,Quantity\n1,x\n2,\"never closed\n");
    }

    @Test
    void twoBrokenRowsThatWouldMakeAWholeOneAreRefused() {
        // Given
        Path file = directory.resolve("b.csv");
        List<String> rows = List.of("1,\"x", "y\"", "2,z");

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> write(file, rows));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal)
                .hasMessage(
                        "A quote in %s is not closed, and would take in the row behind it: mend a copy, and give it with"
                                + " --input.",
                        file);
    }

    @Test
    void aRowWhoseBytesAreLostIsRefusedAndNothingIsLeft() {
        // Given
        Path file = directory.resolve("b.csv");

        // When
        var refusal = catchThrowableOfType(StageFailure.class, () -> write(file, List.of("1,caf\uFFFD")));

        // Then
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal)
                .hasMessage("sales.csv line 2 is not UTF-8, and not all of it was kept: give all rejected rows, mended,"
                        + " with --input.");
        assertThat(directory).isEmptyDirectory();
    }

    private static void write(Path target, List<String> rows) {
        try (ReplayFile file = new ReplayFile(target)) {
            for (int i = 0; i < rows.size(); i++) {
                file.add(letter(2L + i, rows.get(i)));
            }
            file.commit();
        }
    }
}
