package dev.millrace.contract.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * Reads a CSV file record by record in constant memory, from the start or from where an earlier reading stopped. A file
 * packed with gzip or Zstandard is unpacked on the way, and every position in it is one in its text.
 */
public final class CsvSource implements AutoCloseable {
    private final String file;
    private final Opening text;
    private InputStream in = InputStream.nullInputStream();
    private RecordScanner scanner;
    private List<String> header;
    private long dataOffset;
    private long dataLine;
    private long first;
    private long end = Long.MAX_VALUE;

    /** Opens a text from its first byte on. */
    public interface Opening {
        /**
         * @throws IOException if it cannot be read
         */
        InputStream open() throws IOException;
    }

    private CsvSource(String file, Opening text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws StageFailure with code 66 if there is no such file, with 65 if it has no header
     */
    public static CsvSource open(Path file) {
        return open(file.toString(), () -> InputText.open(file));
    }

    /**
     * Opens a text that may lie anywhere, and reads its header.
     *
     * @param file what to call it in messages
     * @param text opens it, and again at every {@link #seek}
     * @throws StageFailure with code 66 if it cannot be read, with 65 if it has no header
     */
    public static CsvSource open(String file, Opening text) {
        CsvSource source = new CsvSource(file, text);
        try {
            source.seek(0, 1);
            source.readHeader();
            return source;
        } catch (StageFailure e) {
            try {
                source.close();
            } catch (IOException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    private void readHeader() {
        CsvRecord record = next();
        if (record == null) {
            throw new StageFailure(
                    ExitCode.REFUSED, "%s is empty: its first line must name the columns.".formatted(file));
        }
        if (record.malformed() != null) {
            throw new StageFailure(
                    ExitCode.REFUSED, "%s line %d: %s.".formatted(file, record.line(), record.malformed()));
        }
        header = Arrays.stream(record.fields()).map(String::strip).toList();
        dataOffset = record.end();
        dataLine = record.nextLine();
    }

    public List<String> header() {
        return header;
    }

    /** The byte at which the first record behind the header starts. */
    public long dataOffset() {
        return dataOffset;
    }

    /** The line that starts there, from 1. */
    public long dataLine() {
        return dataLine;
    }

    /**
     * Lets through only the records that start in a part of the text, from the next {@link #seek} on. What comes before
     * is read all the same, though quickly.
     *
     * @param endByte the byte behind the part
     */
    public void confine(long firstByte, long endByte) {
        first = firstByte;
        end = endByte;
    }

    /**
     * Goes on at a record's start, or at the first one behind it that {@link #confine} lets through.
     *
     * @param offset a {@link CsvRecord#end()} of an earlier reading of the same content
     * @param line the line that starts there
     * @throws StageFailure with code 65 if the file is shorter than that, with 66 if it cannot be read
     */
    public void seek(long offset, long line) {
        try {
            in.close();
            in = text.open();
            in.skipNBytes(offset);
            scanner = new RecordScanner(in, offset, line);
            scanner.skipTo(first);
        } catch (EOFException e) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%s ends before byte %d, up to which it was read earlier: bring back the file as it was."
                            .formatted(file, offset),
                    e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The next record, or null at the end of the file, or of the part of it that is read.
     *
     * @throws StageFailure with code 66 if the file cannot be read on, with 65 if a line is longer than any record
     */
    public CsvRecord next() {
        try {
            CsvRecord record = scanner.next();
            return record == null || record.offset() >= end ? null : record;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private StageFailure unreadable(IOException e) {
        if (e instanceof RecordScanner.RecordTooLongException) {
            return new StageFailure(ExitCode.REFUSED, "%s %s.".formatted(file, e.getMessage()), e);
        }
        if (e instanceof NoSuchFileException) {
            return new StageFailure(ExitCode.NO_INPUT, "There is no file %s.".formatted(file), e);
        }
        ExitCode code = e instanceof DamagedArchiveException ? ExitCode.REFUSED : ExitCode.NO_INPUT;
        return new StageFailure(code, "%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
}
