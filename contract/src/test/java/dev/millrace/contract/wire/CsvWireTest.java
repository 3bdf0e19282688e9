package dev.millrace.contract.wire;

import java.nio.charset.StandardCharsets;

import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvWireTest {
    private static final DatasetDefinition SALES = new DatasetFile()
            .parse("name: sales\ncolumns: [{name: id, type: string}, {name: city, type: string}]", "sales.yaml");

    private final WireCodec codec = WireFormat.CSV.codec(SALES);

    @Test
    void writesTheLineThatWillLand() {
        // Given
        Row row = Row.of("A,1", "東京");

        // When
        byte[] value = codec.encode(row);

        // Then
        assertThat(value).isEqualTo(new CanonicalCsv().encode(row));
        assertThat(new String(value, StandardCharsets.UTF_8)).isEqualTo("\"A,1\",東京");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a,b,c", "", "\"a,b\""})
    void refusesAnotherNumberOfFields(String value) {
        assertThatThrownBy(() -> codec.decode(value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageMatching("it has \\d fields, not 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n", "a,b\nc", "a,b\r", "\"a\",b", "\"a,\",b\n\"c,\",d", "a,\"b,", "a\"b,c"})
    void refusesWhatIsNotOneCanonicalLine(String value) {
        assertThatThrownBy(() -> codec.decode(value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("it is not a line of canonical CSV");
    }

    @Test
    void refusesABrokenQuoteWithoutQuotingIt() {
        assertThatThrownBy(() -> codec.decode("\"a\"b,c".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("it is not a line of CSV")
                .hasNoCause();
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> codec.decode(new byte[] {'a', ',', (byte) 0xe4}))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("it is not a line of canonical CSV");
    }
}
