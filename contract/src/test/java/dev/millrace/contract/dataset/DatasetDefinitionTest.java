package dev.millrace.contract.dataset;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatasetDefinitionTest {

    @Test
    void knowsItsColumnsByWhatTheyAreFor() {
        // Given
        DatasetDefinition transactions = new DatasetFile().load("transactions");

        // When
        List<String> travelling = names(transactions.travelling());

        // Then
        assertThat(travelling)
                .containsExactly(
                        "timestamp",
                        "transaction_id",
                        "customer_id",
                        "product_category",
                        "product_price",
                        "quantity",
                        "total_amount",
                        "payment_method",
                        "city",
                        "country");
        assertThat(transactions.key()).map(Column::name).contains("transaction_id");
        assertThat(transactions.eventTime()).map(Column::name).contains("timestamp");
        assertThat(names(transactions.dimensions()))
                .containsExactly("product_category", "payment_method", "city", "country");
        assertThat(names(transactions.measures())).containsExactly("total_amount");
        assertThat(transactions.derived()).isEmpty();
    }

    @Test
    void reconcilesOnlyMeasuresThatTravelAndAreExact() {
        // Given
        DatasetDefinition definition = new DatasetDefinition(
                "d",
                List.of(
                        Column.of("price", ColumnType.decimal(10, 2), Role.MEASURE),
                        Column.of("count", ColumnType.parse("long"), Role.MEASURE),
                        Column.of("weight", ColumnType.parse("double"), Role.MEASURE),
                        Column.of("other", ColumnType.parse("long"), Role.NONE),
                        new Column(
                                "tax",
                                ColumnType.decimal(10, 2),
                                Role.MEASURE,
                                false,
                                null,
                                null,
                                null,
                                List.of(),
                                "price * 0.19")));

        // When
        List<Column> reconciled = definition.reconciledMeasures();

        // Then
        assertThat(names(reconciled)).containsExactly("price", "count");
        assertThat(names(definition.measures())).containsExactly("price", "count", "weight", "tax");
        assertThat(names(definition.derived())).containsExactly("tax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sales", "1a", "a-b", "a b", "ä"})
    void refusesNamesThatTopicsAndFilesCannotHave(String name) {
        assertThatThrownBy(() -> new DatasetDefinition(name, List.of(string("a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + name + "' is not a dataset name: use ");
        assertThatThrownBy(() -> string(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + name + "' is not a column name: use ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batches", "requests", "progress"})
    void aDatasetIsNotCalledAsAControlTopic(String name) {
        assertThatThrownBy(() ->
                        new DatasetDefinition(name, List.of(Column.of("a", ColumnType.parse("string"), Role.NONE))))
                .hasMessage(
                        "'%s' cannot be a dataset's name, because Millrace keeps its own records in the topic of that name:"
                                + " use another, such as '%s_data'",
                        name, name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: a, type: string}, {name: a, type: date}                           | column a is defined twice",
                "{name: a, type: long, role: key}, {name: b, type: long, role: key}       | only one column can have the role key, not a and b",
                "{name: a, type: date, role: event-time}, {name: b, type: date, role: event-time} | only one column can have the role event-time, not a and b",
                "{name: a, type: long, derived: '1'}                                      | dataset d has no column that travels",
                "{name: a, type: string, role: measure}                                   | column a is a measure and must be a number",
                "{name: a, type: string, role: event-time}                                | column a is the event time and must be a timestamp or date",
                "{name: a, type: string, format: yyyy}                                    | column a has a format, which only a timestamp or date can have",
                "{name: a, type: long, derived: '1', required: true}                      | column a is derived: it has no from, format, required, min, max or role key",
                "{name: a, type: long, derived: '1', max: 5}                              | column a is derived: it has no from, format, required, min, max or role key",
                "{name: a, type: boolean, min: 0}                                         | column a is a boolean and has no min or max",
                "{name: a, type: integer, min: one}                                       | column a: min 'one' is no integer",
                "{name: a, type: timestamp, max: 2024-02-30}                              | column a: max '2024-02-30' is no timestamp",
                "{name: a, type: 'decimal(4,2)', min: 2, max: 1.5}                        | column a: min 2 is more than max 1.5",
                "{name: a, type: date, format: HH}                                        | column a: a date cannot be read with the format 'HH'; it says too little, or too much"
            })
    void refusesWhatNoRowCouldFit(String columns, String problem) {
        // Given
        String yaml = "name: d\ncolumns: [" + columns + "]";

        // When / Then
        assertThatThrownBy(() -> new DatasetFile().parse(yaml, "d.yaml"))
                .hasMessageStartingWith("d.yaml")
                .hasMessageEndingWith(": " + problem + ".");
    }

    private static Column string(String name) {
        return Column.of(name, ColumnType.parse("string"), Role.NONE);
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
