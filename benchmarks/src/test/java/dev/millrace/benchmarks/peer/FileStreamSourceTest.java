package dev.millrace.benchmarks.peer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileStreamSourceTest {

    @ParameterizedTest
    @CsvSource({"50001, 4900", "1000001, 4900", "52001, 5000", "1001, 5000"})
    void theLastBatchIsNeverATinyOne(long lines, int expected) {
        // Given: lines of a file

        // When
        int batch = FileStreamSource.batch(lines);

        // Then
        assertThat(batch).isEqualTo(expected);
    }
}
