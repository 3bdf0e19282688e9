package dev.millrace.contract.dataset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFieldTest {

    @ParameterizedTest
    @ValueSource(strings = {" a ", "a\"b,\r\n\tc", "007", "東京😀", "\uFFFD\uFEFF"})
    void keepsStringsAsTheyAre(String text) throws InvalidField {
        FieldCheck.of("string").accepts(text, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\u001fb"})
    void refusesTheCharactersThatWouldMixUpRows(String text) {
        FieldCheck.of("string").refuses(text, "holds a NUL or unit separator character, which no text may");
    }

    @Test
    void includesItsBounds() throws InvalidField {
        FieldCheck column = FieldCheck.bounded("string", "B", "D");

        column.accepts("B", "B");
        column.accepts("D", "D");
        column.refuses("A", "'A' is less than the smallest allowed, B");
        column.refuses("Da", "'Da' is more than the largest allowed, D");
    }

    @Test
    void showsALongTextCutShortAndOnOneLine() {
        FieldCheck.of("integer")
                .refuses("a\nb\u001b[31m" + "😀".repeat(50), "'a?b?[31m" + "😀".repeat(32) + "...' is not an integer");
    }
}
