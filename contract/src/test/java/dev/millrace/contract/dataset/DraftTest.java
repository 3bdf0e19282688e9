package dev.millrace.contract.dataset;

import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DraftTest {

    @Property(tries = 300)
    void writesAnyHeaderAndNoteSoThatItIsReadBack(
            @ForAll("headers") List<String> headers, @ForAll("header") String note) {
        // Given
        Column column =
                new Column("no", ColumnType.decimal(10, 2), Role.MEASURE, true, null, null, null, headers, null);
        DatasetDefinition definition = new DatasetDefinition("yes", List.of(column));

        // When
        String yaml = new Draft(definition, List.of(note, note), Map.of("no", note)).yaml();

        // Then
        assertThat(new DatasetFile().parse(yaml, "draft.yaml")).isEqualTo(definition);
    }

    @Test
    void alignsPropertiesAndKeepsNotesOnTheirLine() {
        // Given
        DatasetDefinition definition = new DatasetDefinition(
                "d",
                List.of(
                        Column.of("a", ColumnType.parse("string"), Role.NONE),
                        new Column(
                                "long_name",
                                ColumnType.parse("date"),
                                Role.EVENT_TIME,
                                true,
                                null,
                                null,
                                "d.M.yyyy",
                                List.of("When"),
                                null)));

        // When
        String yaml = new Draft(definition, List.of(), Map.of("a", "odd\n\u2028\u2029note")).yaml();

        // Then
        assertThat(yaml).isEqualTo("""
                        name: d
                        columns:
                          - {name: a,         type: string, role: none}  # odd???note
                          - {name: long_name, type: date,   role: event-time, required: true, from: When, format: "d.M.yyyy"}
                        """);
    }

    @Provide
    Arbitrary<List<String>> headers() {
        return header().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> header() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(10).filter(text -> text.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE));
        Arbitrary<String> nasty = Arbitraries.of(
                "", " ", "no", "Null", "~", "1", "- a", "a: b", "a #b", "{a}", "[a, b]", "'a'", "\"", "\\n", "\n",
                "\u0085", "\u2028", "😀", "&a", "*a");
        return Arbitraries.oneOf(any, nasty);
    }
}
