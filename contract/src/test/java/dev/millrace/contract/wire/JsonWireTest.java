package dev.millrace.contract.wire;

import java.nio.charset.StandardCharsets;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonWireTest {
    private static final DatasetDefinition SALES = new DatasetFile().parse("""
                    name: sales
                    columns:
                      - {name: id, type: string}
                      - {name: total, type: "decimal(8,2)"}
                      - {name: paid, type: boolean}
                    """, "sales.yaml");

    private final WireCodec codec = WireFormat.JSON.codec(SALES);

    @Test
    void writesAnObjectThatEveryConsumerReads() {
        // Given
        Row row = Row.of("A \"1\"\n東京", "12.50", "true");

        // When
        byte[] value = codec.encode(row);

        // Then
        assertThat(text(value)).isEqualTo("{\"id\":\"A \\\"1\\\"\\n東京\",\"total\":12.50,\"paid\":true}");
    }

    @Test
    void writesNullForAMissingValue() throws MalformedRecordException {
        // Given
        Row row = Row.of("", "", "");

        // When
        byte[] value = codec.encode(row);

        // Then
        assertThat(text(value)).isEqualTo("{\"id\":null,\"total\":null,\"paid\":null}");
        assertThat(codec.decode(value)).isEqualTo(row);
    }

    @Test
    void keepsNumbersThatNoDoubleHolds() throws MalformedRecordException {
        // Given
        Row row = Row.of("12345678901234567890", "-123456.10", "false");

        // When
        Row decoded = codec.decode(codec.encode(row));

        // Then
        assertThat(decoded).isEqualTo(row);
    }

    @Test
    void carriesAFieldAsLongAsARecordMayBe() throws MalformedRecordException {
        // Given
        Row row = Row.of("x".repeat(25 << 20), "1.00", "true");

        // When
        Row decoded = codec.decode(codec.encode(row));

        // Then
        assertThat(decoded).isEqualTo(row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"total\":1.00,\"id\":\"a\",\"paid\":true}",
                "{\"id\":\"a\",\"total\":1.00}",
                "{\"id\":\"a\",\"total\":1.00,\"paid\":true,\"more\":1}",
                "{\"id\":\"a\",\"total\":\"1.00\",\"paid\":true}",
                "{\"id\":1,\"total\":1.00,\"paid\":true}",
                "{\"id\":[],\"total\":1.00,\"paid\":true}",
                "{\"id\":\"a\",\"total\":1.00,\"paid\":true} {}",
                "[]",
                "7",
                ""
            })
    void refusesWhatIsNoRowOfTheDataset(String value) {
        assertThatThrownBy(() -> codec.decode(value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("it is not an object with the columns of the dataset in their order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A-1,1.00,true", "{\"id\":\"a", "{\"id\":\"a\",\"total\":01.00,\"paid\":true}"})
    void refusesWhatIsNoJsonWithoutQuotingIt(String value) {
        assertThatThrownBy(() -> codec.decode(value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("it is not JSON")
                .hasNoCause();
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
