package dev.millrace.contract.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class RecordScannerPropertyTest {

    /** Any nonsense that the characters with a meaning can make. */
    @Provide
    Arbitrary<String> nonsense() {
        return Arbitraries.strings().withChars('"', ',', '\n', '\r', 'a', 'é').ofMaxLength(40);
    }

    /** What a program writes that knows CSV. */
    @Provide
    Arbitrary<String> wellFormed() {
        Arbitrary<String> plain = Arbitraries.of("a", "1", "", "é", "東京");
        Arbitrary<String> quoted =
                Arbitraries.of("\"\"", "\"a\"", "\"x,y\"", "\"q\"\"q\"", "\"l\nl\"", "\"\r\n\"", "\"\r\"");
        Arbitrary<String> lineBreak = Arbitraries.of("\n", "\r\n");
        Arbitrary<String> record = Arbitraries.oneOf(plain, quoted)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(fields -> String.join(",", fields));
        return record.flatMap(text -> lineBreak.map(end -> text + end))
                .list()
                .ofMaxSize(8)
                .map(lines -> String.join("", lines));
    }

    @Property
    void findsTheRecordsThatFastCsvFinds(@ForAll("wellFormed") String csv) throws IOException {
        // Given
        List<List<String>> expected = fastCsv(csv);

        // When
        List<CsvRecord> records = RecordScannerTest.scan(csv);

        // Then
        assertThat(records).allMatch(record -> record.malformed() == null);
        assertThat(records).extracting(record -> List.of(record.fields())).isEqualTo(expected);
    }

    @Property
    void agreesWithFastCsvOnAllThatItDoesNotCallMalformed(@ForAll("nonsense") String csv) throws IOException {
        // Given
        Assume.that(RecordScannerTest.scan(csv).stream().allMatch(record -> record.malformed() == null));

        // When
        List<List<String>> records = RecordScannerTest.scan(csv).stream()
                .map(record -> List.of(record.fields()))
                .toList();

        // Then
        assertThat(records).isEqualTo(fastCsv(csv));
    }

    @Property
    void losesNoByteOfAnything(@ForAll("nonsense") String csv) throws IOException {
        // Given
        byte[] bytes = RecordScannerTest.bytes(csv);

        // When
        List<CsvRecord> records = RecordScannerTest.scan(csv);

        // Then
        long end = 0;
        for (CsvRecord record : records) {
            assertThat(text(bytes, end, record.offset())).as("between records").matches("[\\r\\n]*");
            assertThat(text(bytes, record.offset(), record.end())).startsWith(record.raw());
            assertThat(text(bytes, record.offset(), record.end())
                            .substring(record.raw().length()))
                    .isIn("", "\n", "\r\n", "\r");
            end = record.end();
        }
        assertThat(text(bytes, end, bytes.length)).matches("[\\r\\n]*");
    }

    @Property
    void findsTheRestOfTheRecordsFromTheEndOfAnyRecord(@ForAll("nonsense") String csv) throws IOException {
        // Given
        byte[] bytes = RecordScannerTest.bytes(csv);
        List<CsvRecord> records = RecordScannerTest.scan(csv);

        for (int i = 0; i < records.size(); i++) {
            // When
            long end = records.get(i).end();
            long line = csvLine(bytes, end);
            List<CsvRecord> rest =
                    RecordScannerTest.scan(Arrays.copyOfRange(bytes, (int) end, bytes.length), end, line);

            // Then
            assertThat(rest).isEqualTo(records.subList(i + 1, records.size()));
        }
    }

    private static long csvLine(byte[] bytes, long offset) {
        return 1 + text(bytes, 0, offset).chars().filter(c -> c == '\n').count();
    }

    private static String text(byte[] bytes, long from, long to) {
        return new String(bytes, (int) from, (int) (to - from), StandardCharsets.UTF_8);
    }

    private static List<List<String>> fastCsv(String csv) throws IOException {
        try (var reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(csv)) {
            return reader.stream().map(record -> record.getFields()).toList();
        }
    }
}
