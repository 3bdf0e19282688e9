package dev.millrace.contract.manifest;

import java.util.Locale;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BatchIdTest {
    private static final String CONTENT = "ab".repeat(32);
    private static final String A = "{name: a, type: 'decimal(10,2)', min: 1}";
    private static final String B = "{name: b, type: timestamp, from: [Date, Time], format: M/d/yyyy H:mm}";

    @Test
    void staysTheSameForTheSameContentAndDefinition() {
        // Given
        DatasetDefinition definition = sales(A, B);

        // When
        String id = BatchId.of(definition, CONTENT);

        // Then
        assertThat(id)
                .matches("[0-9a-f]{16}")
                .isEqualTo(BatchId.of(sales("{min: '1', type: 'decimal(10, 2)', name: a, role: none}", B), CONTENT));
    }

    @Test
    void changesWithTheContent() {
        // When
        String id = BatchId.of(sales(A, B), CONTENT);

        // Then
        assertThat(id).isNotEqualTo(BatchId.of(sales(A, B), "cd".repeat(32)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: c, type: timestamp, from: [Date, Time], format: M/d/yyyy H:mm}",
                "{name: b, type: timestamp, from: [Date, Clock], format: M/d/yyyy H:mm}",
                "{name: b, type: timestamp, from: Date Time, format: M/d/yyyy H:mm}",
                "{name: b, type: timestamp, from: [Date, Time], format: d/M/yyyy H:mm}",
                "{name: b, type: timestamp, from: [Date, Time], format: M/d/yyyy H:mm, role: event-time}",
                "{name: b, type: timestamp, from: [Date, Time], format: M/d/yyyy H:mm, required: true}",
                "{name: b, type: timestamp, from: [Date, Time], format: M/d/yyyy H:mm, min: 2024-01-01 00:00:00}",
                "{name: b, type: timestamp, from: [Date, Time], format: M/d/yyyy H:mm, max: 2024-01-01 00:00:00}",
                "{name: b, type: timestamp, derived: a}"
            })
    void changesWithEveryPropertyOfAColumn(String other) {
        // When
        String fingerprint = BatchId.fingerprint(sales(A, other));

        // Then
        assertThat(fingerprint).isNotEqualTo(BatchId.fingerprint(sales(A, B)));
    }

    @Test
    void changesWithTheOrderOfColumns() {
        // When
        String fingerprint = BatchId.fingerprint(sales(B, A));

        // Then
        assertThat(fingerprint).isNotEqualTo(BatchId.fingerprint(sales(A, B)));
    }

    @Test
    void staysTheSameWhateverStandsOutInAReport() {
        // Given
        DatasetDefinition definition = sales(A, B + "\nalerts: {missing: 0.1}");

        // When
        String id = BatchId.of(definition, CONTENT);

        // Then
        assertThat(definition).isNotEqualTo(sales(A, B));
        assertThat(id).isEqualTo(BatchId.of(sales(A, B), CONTENT));
    }

    @Test
    void isTheSameOnEveryMachineAndInEveryRelease() {
        // Given
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            // When
            String id = BatchId.of(sales(A, B), CONTENT);

            // Then
            assertThat(id).isEqualTo("852bee743ffac43b");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static DatasetDefinition sales(String... columns) {
        return new DatasetFile().parse("name: sales\ncolumns:\n- " + String.join("\n- ", columns), "sales.yaml");
    }
}
