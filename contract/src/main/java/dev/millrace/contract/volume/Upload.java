package dev.millrace.contract.volume;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.manifest.ContentHash;

/**
 * A file that comes through a stream whose end cannot be told: standard input of a command in a pod stays open. So the
 * length is known beforehand, and the hash is compared afterwards.
 *
 * @param file where it goes; it appears when it is whole
 * @param bytes its length
 */
record Upload(Path file, long bytes) {
    private static final int CHUNK = 64 << 10;

    Upload {
        if (bytes < 0) {
            throw new IllegalArgumentException("a file cannot have %d bytes".formatted(bytes));
        }
    }

    /**
     * Reads the file.
     *
     * @return the SHA-256 of its bytes, in hexadecimal
     * @throws EOFException if the stream ends before
     */
    String receive(InputStream in) throws IOException {
        ContentHash hash = new ContentHash();
        try (AtomicFile target = new AtomicFile(file)) {
            copy(in, target.out(), hash);
            target.commit(file);
        }
        return hash.hex();
    }

    private void copy(InputStream in, OutputStream out, ContentHash hash) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long left = bytes; left > 0; ) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new EOFException("%s ended %d bytes before its end".formatted(file.getFileName(), left));
            }
            out.write(chunk, 0, read);
            hash.update(chunk, 0, read);
            left -= read;
        }
    }
}
