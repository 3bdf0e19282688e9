package dev.millrace.contract.wire;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.dataset.CanonicalCsv;
import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Parsed;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowParser;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static org.assertj.core.api.Assertions.assertThat;

/** The promise itself: any row goes from CSV over the wire to CSV unchanged. */
class WireCodecPropertyTest {
    private static final DatasetDefinition ANYTHING = new DatasetFile().parse("""
                    name: anything
                    columns:
                      - {name: text,   type: string}
                      - {name: money,  type: "decimal(20,3)"}
                      - {name: count,  type: long}
                      - {name: ratio,  type: double}
                      - {name: yes,    type: boolean}
                      - {name: at,     type: timestamp}
                      - {name: on_day, type: date}
                      - {name: more,   type: string}
                    """, "anything.yaml");
    private static final DatasetDefinition ALONE =
            new DatasetFile().parse("name: alone\ncolumns: [{name: text, type: string}]", "alone.yaml");

    private static Path file;

    @BeforeContainer
    static void createFile() throws IOException {
        file = Files.createTempFile("wire", ".csv");
    }

    @AfterContainer
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Property
    void anyRowSurvivesTheWay(@ForAll("rows") List<Row> rows, @ForAll WireFormat format) throws IOException {
        // Given
        writeCsv(ANYTHING, rows);

        // When
        List<Parsed> arrived = throughTheWire(ANYTHING, format);

        // Then
        assertThat(arrived).isEqualTo(rows);
    }

    @Property
    void aSingleColumnSurvivesTheWay(@ForAll("texts") List<String> texts, @ForAll WireFormat format)
            throws IOException {
        // Given
        List<Row> rows = texts.stream().map(Row::of).toList();
        writeCsv(ALONE, rows);

        // When
        List<Parsed> arrived = throughTheWire(ALONE, format);

        // Then
        assertThat(arrived).isEqualTo(rows);
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<String> money = Arbitraries.bigIntegers()
                .between(
                        BigInteger.TEN.pow(20).negate().add(BigInteger.ONE),
                        BigInteger.TEN.pow(20).subtract(BigInteger.ONE))
                .map(unscaled -> new BigDecimal(unscaled, 3).toPlainString());
        Arbitrary<String> ratio = Arbitraries.oneOf(
                Arbitraries.of("2E+23", "-2.5E-200", "0.30000000000000004"),
                Arbitraries.doubles().between(-1e9, 1e9).ofScale(4).map(value -> new BigDecimal(String.valueOf(value))
                        .stripTrailingZeros()
                        .toPlainString()));
        Arbitrary<String> at = Arbitraries.longs()
                .between(-62_135_596_800L, 253_402_300_799L)
                .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC))
                .map(time -> "%s %02d:%02d:%02d"
                        .formatted(time.toLocalDate(), time.getHour(), time.getMinute(), time.getSecond()));
        Arbitrary<String> missing = Arbitraries.just("");
        return Combinators.combine(
                        text(),
                        Arbitraries.oneOf(money, missing),
                        Arbitraries.oneOf(Arbitraries.longs().map(String::valueOf), missing),
                        Arbitraries.oneOf(ratio, missing),
                        Arbitraries.of("true", "false", ""),
                        Arbitraries.oneOf(at, missing),
                        Arbitraries.oneOf(at.map(text -> text.substring(0, 10)), missing),
                        text())
                .as((a, b, c, d, e, f, g, h) -> Row.of(a, b, c, d, e, f, g, h))
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return text().list().ofMaxSize(5);
    }

    /** Any Unicode but what no text may hold; half of it the characters that CSV and JSON give a meaning. */
    private static Arbitrary<String> text() {
        Arbitrary<String> any = Arbitraries.strings().all().filter(text -> text.codePoints()
                .noneMatch(c -> c == 0 || c == 0x1f || Character.getType(c) == Character.SURROGATE));
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars('"', ',', '\n', '\r', '\\', '\'', '{', '\t', ' ', '\u2028', '\uFEFF', '\uFFFD', 'a', 'é')
                .ofMaxLength(8);
        return Arbitraries.oneOf(any, nasty);
    }

    private static void writeCsv(DatasetDefinition definition, List<Row> rows) throws IOException {
        CanonicalCsv csv = new CanonicalCsv();
        try (var out = Files.newOutputStream(file)) {
            out.write(csv.header(definition));
            for (Row row : rows) {
                out.write('\n');
                out.write(csv.encode(row));
            }
        }
    }

    private static List<Parsed> throughTheWire(DatasetDefinition definition, WireFormat format) throws IOException {
        WireCodec sender = format.codec(definition);
        WireCodec receiver = format.codec(definition);
        List<Parsed> arrived = new ArrayList<>();
        try (CsvSource source = CsvSource.open(file)) {
            RowParser parser = RowParser.of(definition, source.header(), "test");
            for (CsvRecord record = source.next(); record != null; record = source.next()) {
                Parsed parsed = parser.parse(record);
                arrived.add(parsed instanceof Row row ? receiver.decode(sender.encode(row)) : parsed);
            }
        } catch (MalformedRecordException e) {
            throw new AssertionError(e);
        }
        return arrived;
    }
}
