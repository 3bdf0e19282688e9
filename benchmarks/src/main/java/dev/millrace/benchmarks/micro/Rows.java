package dev.millrace.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.millrace.contract.dataset.Column;
import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowParser;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A few rows of {@code transactions}, one after the other, so that no branch is learnt by heart. */
@State(Scope.Thread)
public class Rows {
    private static final int COUNT = 1024;
    private static final List<String> PLACES = List.of("London,United Kingdom", "Kraków,Poland", "Oslo,Norway");

    final DatasetDefinition definition = new DatasetFile().load("transactions");
    RowParser parser;
    private final CsvRecord[] records = new CsvRecord[COUNT];
    private final Row[] rows = new Row[COUNT];
    private int next;

    /** Whether texts are quoted, which takes another way through the reader. */
    @Param({"plain", "quoted"})
    public String style;

    /** Makes the rows. */
    @Setup
    public void make() {
        List<String> header = definition.travelling().stream().map(Column::name).toList();
        parser = RowParser.of(definition, header, "memory");
        boolean quoted = style.equals("quoted");
        for (int i = 0; i < COUNT; i++) {
            String line = line(i, quoted ? "\"Home, Kitchen & Bath\"" : "Home & Kitchen");
            int bytes = line.getBytes(StandardCharsets.UTF_8).length;
            records[i] = new CsvRecord(i + 2, 0, bytes, line, quoted, null);
            rows[i] = (Row) parser.parse(records[i]);
        }
    }

    private static String line(int i, String category) {
        int price = 99 + i * 131 % 100_000;
        int quantity = 1 + i % 7;
        return "2024-03-%02d 10:%02d:%02d,T%09d,C%05d,%s,%d.%02d,%d,%d.%02d,Debit Card,%s"
                .formatted(
                        1 + i % 28,
                        i % 60,
                        i * 7 % 60,
                        i,
                        i * 17 % 20_000,
                        category,
                        price / 100,
                        price % 100,
                        quantity,
                        price * quantity / 100,
                        price * quantity % 100,
                        PLACES.get(i % PLACES.size()));
    }

    CsvRecord record() {
        return records[next++ & COUNT - 1];
    }

    Row row() {
        return rows[next++ & COUNT - 1];
    }

    /** All of them. */
    Row[] all() {
        return rows;
    }
}
