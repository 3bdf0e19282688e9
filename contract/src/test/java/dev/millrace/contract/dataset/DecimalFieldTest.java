package dev.millrace.contract.dataset;

import java.math.BigDecimal;
import java.math.BigInteger;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DecimalFieldTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "12.50,12.50",
                "12.5,12.50",
                "12,12.00",
                "12.,12.00",
                ".5,0.50",
                "-.5,-0.50",
                "0,0.00",
                "-0.00,0.00",
                "+3.10,3.10",
                "007.10,7.10",
                "00.10,0.10",
                "12.5000,12.50",
                "1.25e2,125.00",
                "125E-2,1.25",
                "1E3,1000.00",
                " 1.00,1.00",
                "1.00 ,1.00",
                "99999999.99,99999999.99",
                "-99999999.99,-99999999.99"
            })
    void writesDecimalsAtTheirScale(String text, String canonical) throws InvalidField {
        FieldCheck.of("decimal(10,2)").accepts(text, canonical);
        FieldCheck.bounded("decimal(10,2)", "-100000000", "100000000").accepts(text, canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "'decimal(2,2)',0.12,0.12",
        "'decimal(2,2)',.1,0.10",
        "'decimal(5,0)',12345,12345",
        "'decimal(5,0)',1e4,10000"
    })
    void holdsAllDigitsBehindThePointOrNone(String type, String text, String canonical) throws InvalidField {
        FieldCheck.of(type).accepts(text, canonical);
    }

    @ParameterizedTest
    @CsvSource({"seven", "1.2.3", "'1,50'", "$5", "NaN", "Infinity", "1e", "0x1", "' '", "5d", "1e99999999999"})
    void refusesWhatIsNoDecimal(String text) {
        FieldCheck.of("decimal(10,2)").refuses(text, "'" + text + "' is not a decimal number");
    }

    @ParameterizedTest
    @CsvSource({"1.005", "0.001", "1e-3", "-12.345", "1.2300001"})
    void neverRounds(String text) {
        FieldCheck.of("decimal(10,2)").refuses(text, "'" + text + "' has more than 2 decimal places");
    }

    @ParameterizedTest
    @CsvSource({"100000000", "-100000000.00", "1e8", "1E999999999", "1E-999999999"})
    void refusesWhatItCannotHold(String text) {
        FieldCheck.of("decimal(10,2)").refuses(text, "'" + text + "' has more digits than decimal(10,2) holds");
    }

    @Test
    void refusesMegabytesOfDigitsWithoutReadingThem() {
        FieldCheck.of("decimal(38,2)")
                .refuses(
                        "1".repeat(10 << 20),
                        "'1111111111111111111111111111111111111111...' is longer than any decimal number");
    }

    @Test
    void includesItsBounds() throws InvalidField {
        FieldCheck column = FieldCheck.bounded("decimal(10,2)", "0.01", "10");

        column.accepts("0.01", "0.01");
        column.accepts("10.00", "10.00");
        column.refuses("0.00", "'0.00' is less than the smallest allowed, 0.01");
        column.refuses("-5.00", "'-5.00' is less than the smallest allowed, 0.01");
        column.refuses("10.01", "'10.01' is more than the largest allowed, 10");
    }

    @Property
    void keepsEveryCanonicalTextAndItsValue(
            @ForAll
                    @BigRange(
                            min = "-99999999999999999999999999999999999999",
                            max = "99999999999999999999999999999999999999")
                    BigInteger unscaled,
            @ForAll @IntRange(max = 38) int scale)
            throws InvalidField {
        // Given
        BigDecimal value = new BigDecimal(unscaled, scale);
        FieldParser parser =
                FieldParser.of(FieldCheck.of("decimal(38," + scale + ")").column());

        // When
        String canonical = parser.canonical(value.toString());

        // Then
        assertThat(canonical).isEqualTo(value.toPlainString()).isEqualTo(parser.canonical(canonical));
    }
}
