package dev.millrace.eda.count;

import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextShapeTest {
    @ParameterizedTest
    @CsvSource({
        "TX-000123, A-9",
        "Hans Müller, Aa Aa",
        "a--b, a--a",
        "''' ''', ''' '''",
        "99.50, 9.9",
        "ABCdef12AB, Aa9A",
        "东京都, a",
        "٣٤, 9",
        "😀😀x, 😀😀a",
        "ÄÖ, A",
        "'', ''"
    })
    void runsBecomeOneCharacterAndAllElseStays(String text, String shape) {
        assertThat(TextShape.of(UTF8String.fromString(text))).hasToString(shape);
    }
}
