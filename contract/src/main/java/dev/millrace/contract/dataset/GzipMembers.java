package dev.millrace.contract.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks every member of a gzip file, and insists that there is nothing behind the last.
 *
 * <p>{@link GZIPInputStream} takes anything that it cannot read behind a member for the end: rows behind a damaged
 * header would be lost in silence.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3">RFC 1952: the format of a member</a>
 */
final class GzipMembers extends GZIPInputStream {
    private static final int CHUNK = 64 << 10;

    /** Bytes: checksum and length, which follow a member's content. */
    private static final int TRAILER = 8;

    private final FileChannel file;
    private long filledTo;

    GzipMembers(FileChannel file) throws IOException {
        super(Channels.newInputStream(file), CHUNK);
        this.file = file;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        filledTo = file.position();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int read = super.read(into, from, length);
            if (read < 0 && filledTo - inf.getRemaining() + TRAILER != file.size()) {
                throw new ZipException("something that is not gzip stands behind its content");
            }
            return read;
        } catch (ZipException | EOFException e) {
            throw new DamagedArchiveException(e);
        }
    }
}
