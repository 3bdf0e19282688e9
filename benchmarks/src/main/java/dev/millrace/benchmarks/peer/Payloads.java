package dev.millrace.benchmarks.peer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.millrace.benchmarks.own.Input;
import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowParser;
import dev.millrace.contract.wire.WireCodec;
import dev.millrace.contract.wire.WireFormat;

/**
 * Values for a load generator, one a line: real rows as the ingest encodes them.
 *
 * @param file where they are
 * @param wire how they are encoded
 * @param meanBytes how long they are on average
 */
public record Payloads(Path file, WireFormat wire, double meanBytes) {
    private static final int MOST = 10_000;

    /** Writes the first rows of a file. */
    public static Payloads of(Input input, WireFormat wire) throws IOException {
        Path file = input.shop().file("payloads-" + name(wire) + ".txt");
        DatasetDefinition definition = new DatasetFile().load("transactions");
        WireCodec codec = wire.codec(definition);
        long bytes = 0;
        int count = 0;
        try (CsvSource source = CsvSource.open(input.file());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            RowParser parser = RowParser.of(definition, source.header(), "the input");
            CsvRecord record = source.next();
            while (record != null && count < MOST) {
                byte[] value = codec.encode((Row) parser.parse(record));
                out.write(value);
                out.write('\n');
                bytes += value.length;
                count++;
                record = source.next();
            }
        }
        return new Payloads(file, wire, (double) bytes / count);
    }

    /** What the wire is called. */
    String wireName() {
        return name(wire);
    }

    private static String name(WireFormat wire) {
        return wire.name().toLowerCase(Locale.ROOT);
    }
}
