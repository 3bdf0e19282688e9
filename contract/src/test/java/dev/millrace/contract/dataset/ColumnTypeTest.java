package dev.millrace.contract.dataset;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ColumnTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string",
                "integer",
                "long",
                "double",
                "boolean",
                "timestamp",
                "date",
                "decimal(10,2)",
                "decimal(38,38)"
            })
    void writesWhatItReads(String text) {
        // When
        ColumnType type = ColumnType.parse(text);

        // Then
        assertThat(type).hasToString(text);
    }

    @Test
    void readsTypesWithSpacesAndCapitals() {
        // When
        ColumnType type = ColumnType.parse(" Decimal(10, 2) ");

        // Then
        assertThat(type).isEqualTo(ColumnType.decimal(10, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "decimal", "decimal(10)", "decimal(10,-2)", "decimal(100,2)", "", "varchar"})
    void namesTheTypesThereAre(String text) {
        assertThatThrownBy(() -> ColumnType.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' is not a type; there are string, integer, long, decimal(p,s), double, boolean, "
                                + "timestamp, date",
                        text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decimal(0,0)", "decimal(39,2)", "decimal(2,3)"})
    void refusesDecimalsThatCannotBe(String text) {
        assertThatThrownBy(() -> ColumnType.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text
                        + " is not a type: a decimal has 1 to 38 digits, and no more behind the point than in all");
    }

    @Test
    void writesTheSameDigitsInEveryLanguage() {
        // Given
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            // When
            String text = ColumnType.decimal(10, 2).toString();

            // Then
            assertThat(text).isEqualTo("decimal(10,2)");
        } finally {
            Locale.setDefault(before);
        }
    }
}
