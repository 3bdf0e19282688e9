package dev.millrace.eda.explore;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** CSV with a line of headers. */
final class CsvAnswer implements Answer {
    @Override
    public void write(Dataset<Row> rows, int most, Writer out) throws IOException {
        Cells cells = new Cells(rows);
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                // So that an empty text is not taken for a missing value.
                .quoteStrategy(QuoteStrategies.EMPTY)
                .bufferSize(0)
                .build(out);
        csv.writeRecord(cells.names());
        Iterator<Row> found = cells.rows().toLocalIterator();
        for (int count = 0; count < most && found.hasNext(); count++) {
            Row row = found.next();
            var record = csv.writeRecord();
            for (int i = 0; i < row.size(); i++) {
                String text = Cells.text(row, i);
                // An empty line would be no record to a reader.
                record.writeField(text == null && row.size() == 1 ? "" : text);
            }
            record.endRecord();
        }
    }
}
