package dev.millrace.ingest.page;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "999949, 999.9 kB",
        "999999, 1.0 MB",
        "2000000000, 2.0 GB",
        "9000000000000000, 9000.0 TB"
    })
    void sizesHaveAFewDigitsAndAUnit(long bytes, String text) {
        // When
        String size = Sizes.text(bytes);

        // Then
        assertThat(size).isEqualTo(text);
    }
}
