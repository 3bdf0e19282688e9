package dev.millrace.contract.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * Unpacks every frame of a Zstandard file, and insists that the last is whole.
 *
 * <p>The library's own stream takes a file that is cut in its second frame or later for a whole one (tried with 1.5.6-10):
 * rows would be lost in silence. Its decoder, which is the reference one, does say whether a frame has ended.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878#section-3.1">RFC 8878: frames</a>
 */
final class ZstandardFrames extends InputStream {
    private static final int CHUNK = 128 << 10;

    private final FileChannel file;
    private final ZstdDecompressCtx decoder = decoder();
    private final ByteBuffer packed = ByteBuffer.allocateDirect(CHUNK).flip();
    private final ByteBuffer text = ByteBuffer.allocateDirect(CHUNK).flip();
    private boolean betweenFrames;

    /**
     * @throws StageFailure with code 64 if the library has no place to unpack its native half
     */
    ZstandardFrames(FileChannel file) {
        this.file = file;
    }

    private static ZstdDecompressCtx decoder() {
        try {
            return new ZstdDecompressCtx();
        } catch (LinkageError e) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "Input packed with Zstandard cannot be read, because no library can be loaded from %s: let programs run there (exec), or unpack the file."
                            .formatted(System.getProperty("java.io.tmpdir")),
                    e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!text.hasRemaining()) {
            // A full buffer may have left the decoder with more to give, whether or not there is more to read.
            boolean mayHaveMore = text.limit() == CHUNK;
            if (!packed.hasRemaining() && !fill() && (betweenFrames || !mayHaveMore)) {
                return end();
            }
            decode();
        }
        int read = Math.min(length, text.remaining());
        text.get(into, from, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        decoder.close();
        file.close();
    }

    private int end() throws DamagedArchiveException {
        if (!betweenFrames) {
            throw new DamagedArchiveException(new EOFException("it ends too early"));
        }
        return -1;
    }

    private boolean fill() throws IOException {
        packed.clear();
        int read = file.read(packed);
        packed.flip();
        return read > 0;
    }

    private void decode() throws DamagedArchiveException {
        text.clear();
        try {
            betweenFrames = decoder.decompressDirectByteBufferStream(text, packed);
        } catch (ZstdException e) {
            throw new DamagedArchiveException(e);
        } finally {
            text.flip();
        }
    }
}
