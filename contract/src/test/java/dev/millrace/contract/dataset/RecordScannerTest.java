package dev.millrace.contract.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordScannerTest {

    @Test
    void saysWhereEachRecordStartsAndEnds() throws IOException {
        // Given
        String csv = "a,b\n1,2\nlast,one";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records)
                .containsExactly(
                        new CsvRecord(1, 0, 4, "a,b", false, null),
                        new CsvRecord(2, 4, 8, "1,2", false, null),
                        new CsvRecord(3, 8, 16, "last,one", false, null));
    }

    @Test
    void countsBytesAndNotCharacters() throws IOException {
        // Given
        String csv = "Zürich,東京\n😀,x\n";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records).extracting(CsvRecord::end).containsExactly(15L, 22L);
        assertThat(records).extracting(CsvRecord::raw).containsExactly("Zürich,東京", "😀,x");
    }

    @Test
    void leavesOutTheByteOrderMark() throws IOException {
        // Given
        String csv = "\uFEFF\"a\nb\",c\n1,2\n";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records.get(0)).isEqualTo(new CsvRecord(1, 3, 11, "\"a\nb\",c", true, null));
        assertThat(records.get(1)).isEqualTo(new CsvRecord(3, 11, 15, "1,2", false, null));
    }

    @Test
    void keepsAByteOrderMarkThatIsNotAtTheStart() throws IOException {
        // Given
        String csv = "a\n\uFEFFb\n";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records).extracting(CsvRecord::raw).containsExactly("a", "\uFEFFb");
    }

    @Test
    void takesCarriageReturnAndLineFeedForOneLineBreak() throws IOException {
        // Given
        String csv = "a,b\r\n\"1\",2\r\n3,4\r";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records)
                .containsExactly(
                        new CsvRecord(1, 0, 5, "a,b", false, null),
                        new CsvRecord(2, 5, 12, "\"1\",2", true, null),
                        new CsvRecord(3, 12, 16, "3,4", false, null));
    }

    @Test
    void countsTheLinesInsideQuotes() throws IOException {
        // Given
        String csv = "x\n\"one\ntwo\r\n\"\"three\"\"\",y\nz\n";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records).extracting(CsvRecord::line).containsExactly(1L, 2L, 5L);
        assertThat(records.get(1).fields()).containsExactly("one\ntwo\r\n\"three\"", "y");
    }

    @Test
    void skipsEmptyLinesAndCountsThem() throws IOException {
        // Given
        String csv = "\n\r\na\n\n\nb\n\n";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records)
                .containsExactly(new CsvRecord(3, 3, 5, "a", false, null), new CsvRecord(6, 7, 9, "b", false, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\n", "\uFEFF", "\uFEFF\n"})
    void findsNothingInAFileWithoutContent(String csv) throws IOException {
        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records).isEmpty();
    }

    @Test
    void losesOnlyTheLineOfAQuoteThatIsNeverClosed() throws IOException {
        // Given
        String csv = "1,a\n2,\"b\n3,c\n4,d\n";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records).extracting(CsvRecord::raw).containsExactly("1,a", "2,\"b", "3,c", "4,d");
        assertThat(records)
                .extracting(CsvRecord::malformed)
                .containsExactly(null, "a quote is opened and never closed", null, null);
        assertThat(records).extracting(CsvRecord::line).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void losesOnlyTheLinesOfSeveralBrokenQuotes() throws IOException {
        // Given
        String csv = "1,\"a,x\n2,b,x\n3,\"c,x\n4,\"d\",x\n5,e\",x\n6,f,x\n";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records)
                .filteredOn(record -> record.malformed() == null)
                .extracting(CsvRecord::raw)
                .containsExactly("2,b,x", "4,\"d\",x", "6,f,x");
    }

    @Test
    void givesUpALineWhoseQuotedFieldGoesOn() throws IOException {
        // Given
        String csv = "\"a\"b,c\n1,2\n";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records)
                .containsExactly(
                        new CsvRecord(1, 0, 7, "\"a\"b,c", true, "a quoted field goes on behind its closing quote"),
                        new CsvRecord(2, 7, 11, "1,2", false, null));
    }

    @Test
    void doesNotTakeTheTailOfABrokenRecordForARow() throws IOException {
        // Given
        String csv = "\"one\ntwo\"x,b\n1,2\n";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records)
                .extracting(CsvRecord::malformed)
                .containsExactly(
                        "a quoted field goes on behind its closing quote",
                        "a quote stands inside a field that is not in quotes",
                        null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb,c\n1,2\n", "\"a\",b\rc\n1,2\n", "\"a\"\r,b\n1,2\n", "\"a\",b\r\r\n1,2\n"})
    void givesUpALineWithACarriageReturnOutsideQuotes(String csv) throws IOException {
        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records)
                .extracting(CsvRecord::malformed)
                .containsExactly("a carriage return without a line feed stands outside quotes", null);
    }

    @Test
    void givesUpALineThatIsNotUtf8() throws IOException {
        // Given
        byte[] csv = {'a', ',', (byte) 0xe4, '\n', '"', (byte) 0xff, '"', '\n', 'b', '\n'};

        // When
        List<CsvRecord> records = scan(csv, 0, 1);

        // Then
        assertThat(records)
                .extracting(CsvRecord::malformed)
                .containsExactly("the text is not UTF-8", "the text is not UTF-8", null);
        assertThat(records).extracting(CsvRecord::end).containsExactly(4L, 8L, 10L);
    }

    @Test
    void acceptsAReplacementCharacterThatIsReallyThere() throws IOException {
        // Given
        String csv = "\uFFFD,b\n";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records).containsExactly(new CsvRecord(1, 0, 6, "\uFFFD,b", false, null));
    }

    @Test
    void keepsNulBytesForTheColumnToJudge() throws IOException {
        // Given
        String csv = "a\0b,c\n";

        // When
        List<CsvRecord> records = scan(csv);

        // Then
        assertThat(records.get(0).fields()).containsExactly("a\0b", "c");
    }

    @Test
    void readsRecordsAcrossTheBordersOfItsBuffer() throws IOException {
        // Given
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            csv.append(i).append(i % 7 == 0 ? ",\"é\n\"\"x\"\"\",ä\r\n" : ",plain,ö\n");
        }

        // When
        List<CsvRecord> records = scan(csv.toString());

        // Then
        assertThat(records).hasSize(60_000);
        for (int i = 0; i < records.size(); i++) {
            assertThat(records.get(i).fields()).startsWith(String.valueOf(i)).hasSize(3);
        }
        assertThat(records.get(59_999).end()).isEqualTo(bytes(csv.toString()).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", ""})
    void readsAFieldOfTenMegabytes(String quote) throws IOException {
        // Given
        String large = "x".repeat(10 << 20);

        // When
        List<CsvRecord> records = scan("a,b\n1," + quote + large + quote + "\n2,y\n");

        // Then
        assertThat(records.get(1).fields()[1]).hasSize(10 << 20).isEqualTo(large);
        assertThat(records.get(2).fields()).containsExactly("2", "y");
    }

    @Test
    void refusesALineThatIsLongerThanAnyRecord() throws IOException {
        // Given
        byte[] csv = bytes("a\n" + "x".repeat(RecordScanner.LONGEST_RECORD + 1) + "\n");
        var scanner = new RecordScanner(new ByteArrayInputStream(csv), 0, 1);

        // When / Then
        assertThatThrownBy(() -> all(scanner))
                .isInstanceOf(RecordScanner.RecordTooLongException.class)
                .hasMessage("line 2 is longer than 33554432 bytes, which no record may be");
    }

    @Test
    void goesOnBehindAQuoteThatWouldSwallowMoreThanARecordMayHold() throws IOException {
        // Given
        String line = "x".repeat(1 << 20) + "\n";
        byte[] csv = bytes("\"a\n" + line.repeat(40));

        // When
        List<CsvRecord> records = scan(csv, 0, 1);

        // Then
        assertThat(records).hasSize(41);
        assertThat(records.get(0).malformed()).isEqualTo("a quote is opened and never closed");
        assertThat(records.get(40).line()).isEqualTo(41);
    }

    @Test
    void readsAStreamThatGivesLittleAtATime() throws IOException {
        // Given
        String csv = "a,\"b\n\"\"\"\r\n1,2\n3,4";
        var slow = new ByteArrayInputStream(bytes(csv)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(1, length));
            }
        };

        // When
        List<CsvRecord> records = all(new RecordScanner(slow, 0, 1));

        // Then
        assertThat(records).isEqualTo(scan(csv)).hasSize(3);
    }

    @Test
    void countsOnFromWhereItStarts() throws IOException {
        // Given
        long behindFourGiB = 5L << 30;

        // When
        List<CsvRecord> records = scan(bytes("a\nb\n"), behindFourGiB, 3_000_000_000L);

        // Then
        assertThat(records.get(1))
                .isEqualTo(new CsvRecord(3_000_000_001L, behindFourGiB + 2, behindFourGiB + 4, "b", false, null));
    }

    @Test
    void findsARecordBehindMoreBytesThanAnIntegerCounts() throws IOException {
        // Given
        String line = "x".repeat((1 << 20) - 1) + "\n";
        long lines = 4097;
        var scanner = new RecordScanner(new Repeated(bytes(line), lines), 0, 1);

        // When
        CsvRecord last = null;
        for (CsvRecord record = scanner.next(); record != null; record = scanner.next()) {
            last = record;
        }

        // Then
        long end = lines << 20;
        assertThat(end).isGreaterThan(1L << 32);
        assertThat(last).isEqualTo(new CsvRecord(lines, end - (1 << 20), end, line.strip(), false, null));
    }

    /** A text over and over, of which only one copy is ever there. */
    private static final class Repeated extends InputStream {
        private final byte[] text;
        private final long length;
        private long position;

        Repeated(byte[] text, long times) {
            this.text = text;
            this.length = text.length * times;
        }

        @Override
        public int read() {
            return position == length ? -1 : text[(int) (position++ % text.length)];
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (position == length) {
                return -1;
            }
            int place = (int) (position % text.length);
            int read = Math.min(most, text.length - place);
            System.arraycopy(text, place, into, from, read);
            position += read;
            return read;
        }
    }

    static List<CsvRecord> scan(String csv) throws IOException {
        return scan(bytes(csv), 0, 1);
    }

    static List<CsvRecord> scan(byte[] csv, long offset, long line) throws IOException {
        return all(new RecordScanner(new ByteArrayInputStream(csv), offset, line));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<CsvRecord> all(RecordScanner scanner) throws IOException {
        List<CsvRecord> records = new ArrayList<>();
        for (CsvRecord record = scanner.next(); record != null; record = scanner.next()) {
            records.add(record);
        }
        return records;
    }
}
