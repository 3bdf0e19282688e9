package dev.millrace.contract.dataset;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Asserts what a column makes of a field's text. */
record FieldCheck(Column column) {

    static FieldCheck of(String type) {
        return bounded(type, null, null);
    }

    static FieldCheck bounded(String type, String min, String max) {
        return new FieldCheck(
                new Column("x", ColumnType.parse(type), Role.NONE, false, min, max, null, List.of(), null));
    }

    static FieldCheck formatted(String type, String format) {
        return new FieldCheck(
                new Column("x", ColumnType.parse(type), Role.NONE, false, null, null, format, List.of(), null));
    }

    void accepts(String text, String canonical) throws InvalidField {
        FieldParser parser = FieldParser.of(column);
        assertThat(parser.canonical(text)).isEqualTo(canonical);
        if (isCanonicalAtAGlance(parser, text)) {
            assertThat(text).as("what is said to be canonical").isEqualTo(canonical);
        }
        if (column.format() == null) {
            assertThat(parser.canonical(canonical))
                    .as("canonical text of canonical text")
                    .isEqualTo(canonical);
        }
    }

    void refuses(String text, String problem) {
        FieldParser parser = FieldParser.of(column);
        assertThatThrownBy(() -> parser.canonical(text))
                .isInstanceOf(InvalidField.class)
                .hasMessage(problem);
        assertThat(isCanonicalAtAGlance(parser, text)).as("canonical").isFalse();
    }

    private static boolean isCanonicalAtAGlance(FieldParser parser, String text) {
        byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
        return parser.isCanonical(bytes, 1, bytes.length - 1);
    }
}
