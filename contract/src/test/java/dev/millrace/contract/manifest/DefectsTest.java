package dev.millrace.contract.manifest;

import java.nio.file.Path;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.millrace.contract.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class DefectsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "       |                       | sales-10--7.csv",
                "0%     |                       | sales-10--7.csv",
                "1%     |                       | sales-10--7-defects-1pct.csv",
                "1.0%   |                       | sales-10--7-defects-1pct.csv",
                "10%    |                       | sales-10--7-defects-10pct.csv",
                "0.001% | LATE, missing ,late   | sales-10--7-defects-0.001pct-missing+late.csv",
                "100%   | late,duplicate,quote,ragged,decimals,date,range,type,missing | sales-10--7-defects-100pct.csv",
            })
    void whatDeterminesTheBytesIsInTheName(String percent, String kinds, String name) {
        // Given
        Defects defects = Defects.of(Optional.ofNullable(percent), Optional.ofNullable(kinds));

        // When
        Path file = new GeneratedFile("sales", 10, -7, defects).in(new OutDirectory(Path.of("o1")));

        // Then
        assertThat(file).isEqualTo(Path.of("o1/generated").resolve(name));
    }

    @Test
    void theListOfDefectsLiesBesideTheFile() {
        // When
        Path truth = GeneratedFile.truthOf(Path.of("o1/generated/sales.csv"));

        // Then
        assertThat(truth).isEqualTo(Path.of("o1/generated/sales.csv.truth.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1      |         | '1' is no share of rows to spoil: write a percentage such as 1%.",
                "-1%    |         | '-1%' is no share of rows to spoil: write a percentage such as 1%.",
                "100.1% |         | '100.1%' is no share of rows to spoil: write a percentage such as 1%.",
                "1%     | missing,typo | 'typo' is no kind of defect: there are missing, type, range, date, decimals, ragged, quote, duplicate, late.",
                "1%     | late,,date   | '' is no kind of defect: there are missing, type, range, date, decimals, ragged, quote, duplicate, late.",
                "       | late    | Kinds of defects are named and no share of rows: say how many, such as 1%.",
            })
    void refusesWhatIsNoDefect(String percent, String kinds, String sentence) {
        // When / Then
        assertFailure(() -> Defects.of(Optional.ofNullable(percent), Optional.ofNullable(kinds)), ExitCode.USAGE)
                .hasMessage(sentence);
    }
}
