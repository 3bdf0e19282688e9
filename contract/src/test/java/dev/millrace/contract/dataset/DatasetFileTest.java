package dev.millrace.contract.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.millrace.contract.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class DatasetFileTest {
    private static final String START = "name: sales\ncolumns:\n  - {name: a, type: string}\n";

    private final DatasetFile files = new DatasetFile();

    @Test
    void readsEveryProperty(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("sales.yaml"), """
                # what we sell
                name: sales
                columns:
                  - {name: id, type: string, role: key, required: true, from: Invoice ID}
                  - name: sold_at
                    type: timestamp
                    role: event-time
                    format: M/d/yyyy H:mm
                    from: [Date, Time]
                  - {name: total, type: "decimal(10,2)", role: measure, min: 0.01, max: "999"}
                  - {name: twice, type: "decimal(11,2)", derived: total * 2}
                """);

        // When
        DatasetDefinition definition = files.load(file.toString());

        // Then
        assertThat(definition)
                .isEqualTo(new DatasetDefinition(
                        "sales",
                        List.of(
                                new Column(
                                        "id",
                                        ColumnType.parse("string"),
                                        Role.KEY,
                                        true,
                                        null,
                                        null,
                                        null,
                                        List.of("Invoice ID"),
                                        null),
                                new Column(
                                        "sold_at",
                                        ColumnType.parse("timestamp"),
                                        Role.EVENT_TIME,
                                        false,
                                        null,
                                        null,
                                        "M/d/yyyy H:mm",
                                        List.of("Date", "Time"),
                                        null),
                                new Column(
                                        "total",
                                        ColumnType.decimal(10, 2),
                                        Role.MEASURE,
                                        false,
                                        "0.01",
                                        "999",
                                        null,
                                        List.of(),
                                        null),
                                new Column(
                                        "twice",
                                        ColumnType.decimal(11, 2),
                                        Role.NONE,
                                        false,
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        "total * 2"))));
    }

    @Test
    void readsTheThresholdsOfAlertsAndWritesThoseThatAreNotTheUsualOnes() {
        // Given
        String yaml = START + "alerts: {missing: 0.2, gap-days: 7}\n";

        // When
        DatasetDefinition definition = files.parse(yaml, "sales.yaml");

        // Then
        assertThat(definition.alerts().missing()).isEqualTo(0.2);
        assertThat(definition.alerts().gapDays()).isEqualTo(7);
        assertThat(definition.alerts().drift()).isEqualTo(new AlertThresholds().drift());
        assertThat(files.parse(files.format(definition), "again")).isEqualTo(definition);
        assertThat(files.format(files.parse(START, "sales.yaml"))).doesNotContain("alerts");
    }

    @Test
    void knowsEveryBuiltInDataset() {
        for (String name : DatasetFile.BUILT_IN) {
            // When
            DatasetDefinition definition = files.load(name);

            // Then
            assertThat(definition.name()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'  - {name: b, type: strin}'                       | line 4: 'strin' is not a type; there are string, integer, long, decimal(p,s), double, boolean, timestamp, date.",
                "'  - {name: b, type: string, rolle: key}'          | line 4: 'rolle' is not known here; known are derived, format, from, max, min, name, required, role, type.",
                "'  - {name: b, type: string, role: kee}'           | line 4: 'kee' is not a role; there are key, event-time, dimension, measure, none.",
                "'  - {name: b, type: string, required: maybe}'     | line 4: 'required' has a value of the wrong kind.",
                "'  - {name: b}'                                    | line 4: column b has no type.",
                "'  - {name: B, type: date}'                        | line 4: 'B' is not a column name: use lower-case letters, digits and underscores, a letter first.",
                "'  - b'                                            | line 4: entry 2 of 'columns' is of the wrong kind.",
                "'  - {name: b, type: [1]}'                         | line 4: 'type' has a value of the wrong kind.",
                "'  - {name: b, name: c, type: date}'               | line 4: this is not YAML: Duplicate field 'name'.",
                "'  - {name: b, type: date'                         | line 4: this is not YAML: expected ',' or '}', but got <stream end>.",
                "'other: 1'                                         | line 4: 'other' is not known here; known are alerts, columns, name.",
                "'alerts: {colour: 1}'                               | line 4: 'colour' is not known here; known are correlation, drift, duplicate-keys, duplicate-rows, gap-days, imbalance, missing, negatives, outliers, skewness, unique, values, zeros.",
                "'alerts: {missing: 1.5}'                            | line 4: alert 'missing' is 1.5: it must be a share from 0 to 1.",
                "'alerts: {drift: 0}'                                | line 4: alert 'drift' is 0.0: it must be above 0.",
                "'alerts: {gap-days: 0}'                             | line 4: alert 'gap-days' is 0: it must be at least 1.",
                "'alerts: {zeros: many}'                             | line 4: 'zeros' has a value of the wrong kind.",
                "'alerts: 3'                                         | line 4: 'alerts' has a value of the wrong kind."
            })
    void namesTheLineThatIsWrong(String line, String problem) {
        // Given
        String yaml = START + line + "\n";

        // When / Then
        assertFailure(() -> files.parse(yaml, "sales.yaml"), ExitCode.USAGE).hasMessage("sales.yaml " + problem);
    }

    @Test
    void namesTheLineInsideAColumnOfSeveralLines() {
        // Given
        String yaml = START + "  - name: b\n    type: string\n    colour: red\n    role: none\n";

        // When / Then
        assertFailure(() -> files.parse(yaml, "sales.yaml"), ExitCode.USAGE)
                .hasMessageStartingWith("sales.yaml line 6: 'colour' is not known here; known are ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "[]", "just text", START + "---\n" + START})
    void refusesWhatIsNotOneDataset(String yaml) {
        assertFailure(() -> files.parse(yaml, "sales.yaml"), ExitCode.USAGE)
                .hasMessage("sales.yaml: this does not define one dataset: it must have a name and columns, once.");
    }

    @Test
    void refusesAnEmptyValue() {
        assertFailure(() -> files.parse("null", "sales.yaml"), ExitCode.USAGE)
                .hasMessage("sales.yaml is empty: it must define a dataset.");
    }

    @Test
    void saysThatThereIsNoSuchDataset() {
        assertFailure(() -> files.load("none.yaml"), ExitCode.NO_INPUT)
                .hasMessage("There is no dataset 'none.yaml': name a YAML file, or one of the built-in datasets: "
                        + "transactions.");
    }

    @Test
    void saysThatADirectoryIsNoDataset(@TempDir Path directory) {
        assertFailure(() -> files.load(directory.toString()), ExitCode.NO_INPUT)
                .hasMessage("The dataset definition %s cannot be read.", directory);
    }

    @Test
    void saysThatAFileIsNotUtf8(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.write(directory.resolve("latin.yaml"), new byte[] {'#', (byte) 0xe4, '\n'});

        // When / Then
        assertFailure(() -> files.load(file.toString()), ExitCode.USAGE)
                .hasMessage("The dataset definition %s is not UTF-8: save it as such.", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"._", ".5", "+", "-1e", "0x_", "1_000", "-.inf"})
    void readsAHeaderThatBeginsAsANumberDoes(String header) {
        // Given
        DatasetDefinition definition = new DatasetDefinition(
                "d",
                List.of(new Column(
                        "x", ColumnType.parse("string"), Role.NONE, false, null, null, null, List.of(header), null)));

        // When, Then
        assertThat(files.parse(files.format(definition), "x.yaml")).isEqualTo(definition);
    }

    @Property(tries = 200)
    void readsWhatItWrites(@ForAll("definitions") DatasetDefinition definition) {
        // Given
        String yaml = files.format(definition);

        // When
        DatasetDefinition read = files.parse(yaml, "x.yaml");

        // Then
        assertThat(read).isEqualTo(definition);
    }

    @Provide
    Arbitrary<DatasetDefinition> definitions() {
        Arbitrary<String> header = Arbitraries.strings()
                .ascii()
                .withChars('é', '東', ':', '#', '"', '\'', '{', '\n')
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<List<String>> from = header.list().ofMaxSize(3);
        Arbitrary<ColumnType> type = Arbitraries.of(
                        "string", "integer", "long", "double", "decimal(10,2)", "decimal(38,0)")
                .map(ColumnType::parse);
        Arbitrary<String> bound = Arbitraries.of("0", "0010", "7").injectNull(0.5);
        Arbitrary<Role> role = Arbitraries.of(Role.NONE, Role.DIMENSION);
        Arbitrary<Boolean> required = Arbitraries.of(true, false);
        Arbitrary<Column> column = Combinators.combine(type, role, required, bound, from)
                .as((t, r, must, min, headers) -> new Column("x", t, r, must, min, null, null, headers, null));
        return column.list().ofMinSize(1).ofMaxSize(5).map(columns -> new DatasetDefinition("d", numbered(columns)));
    }

    private static List<Column> numbered(List<Column> columns) {
        List<Column> numbered = new ArrayList<>();
        for (Column c : columns) {
            numbered.add(new Column(
                    "c" + numbered.size(),
                    c.type(),
                    c.role(),
                    c.required(),
                    c.min(),
                    c.max(),
                    c.format(),
                    c.from(),
                    null));
        }
        return numbered;
    }
}
