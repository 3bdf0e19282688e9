package dev.millrace.contract.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.CsvSource;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowParser;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.dataset.Totals;

/**
 * What CSV files hold.
 *
 * @param totals the rows that fit the definition
 * @param rejected the records that do not
 */
record Recount(Totals totals, long rejected) {

    /** Reads the file that a batch came from. */
    static Recount ofInput(DatasetDefinition definition, Path file) {
        return of(definition, List.of(file));
    }

    /** Reads landed files, in which columns have their own names and canonical texts. */
    static Recount ofLanded(DatasetDefinition definition, List<Path> files) {
        return of(definition.asLanded(), files);
    }

    private static Recount of(DatasetDefinition definition, List<Path> files) {
        Tally tally = new Tally(definition);
        long rejected = 0;
        for (Path file : files) {
            rejected += count(definition, file, tally);
        }
        return new Recount(tally.totals(), rejected);
    }

    private static long count(DatasetDefinition definition, Path file, Tally tally) {
        long rejected = 0;
        try (CsvSource source = CsvSource.open(file)) {
            RowParser parser = RowParser.of(definition, source.header(), file.toString());
            for (CsvRecord record = source.next(); record != null; record = source.next()) {
                if (parser.parse(record) instanceof Row row) {
                    tally.add(row);
                } else {
                    rejected++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rejected;
    }
}
