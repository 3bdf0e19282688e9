package dev.millrace.sink.land;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.DataFile.OffsetRange;

/** The file of one partition's rows that is being written; it gets its name when its last offset is known. */
final class PartFile implements AutoCloseable {
    private static final int BUFFER = 64 << 10;

    private final LandedFiles files;
    private final int partition;
    private final long firstOffset;
    private final AtomicFile file;
    private final byte[] buffer = new byte[BUFFER];
    private int buffered;
    private long rows;
    private long lastOffset;

    PartFile(LandedFiles files, int partition, long firstOffset, byte[] header) {
        this.files = files;
        this.partition = partition;
        this.firstOffset = firstOffset;
        this.file = new AtomicFile(files.unfinishedPart(partition));
        line(header);
    }

    /** Adds a row's line. */
    void add(long offset, byte[] line) {
        line(line);
        rows++;
        lastOffset = offset;
    }

    long rows() {
        return rows;
    }

    /** Makes the file durable and gives it its name. */
    DataFile commit() {
        flush();
        OffsetRange offsets = new OffsetRange(partition, firstOffset, lastOffset);
        DataFile part = file.commit(files.part(offsets), rows);
        return new DataFile(part.name(), part.bytes(), part.sha256(), rows, offsets);
    }

    private void line(byte[] line) {
        put(line, line.length);
        put(new byte[] {'\n'}, 1);
    }

    private void put(byte[] from, int length) {
        for (int done = 0; done < length; ) {
            if (buffered == BUFFER) {
                flush();
            }
            int chunk = Math.min(length - done, BUFFER - buffered);
            System.arraycopy(from, done, buffer, buffered, chunk);
            buffered += chunk;
            done += chunk;
        }
    }

    private void flush() {
        file.append(buffer, 0, buffered);
        buffered = 0;
    }

    /** Leaves nothing behind unless the file was committed. */
    @Override
    public void close() {
        file.close();
    }
}
