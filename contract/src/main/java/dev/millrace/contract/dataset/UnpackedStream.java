package dev.millrace.contract.dataset;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Tells a damaged archive from a file that cannot be read. */
final class UnpackedStream extends FilterInputStream {

    UnpackedStream(InputStream unpacking) {
        super(unpacking);
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            throw translated(e);
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            return in.read(into, from, length);
        } catch (IOException e) {
            throw translated(e);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        try {
            return in.skip(count);
        } catch (IOException e) {
            throw translated(e);
        }
    }

    private static IOException translated(IOException e) {
        return e instanceof ZipException || e instanceof EOFException ? new DamagedArchiveException(e) : e;
    }
}
