package dev.millrace.contract.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import com.github.luben.zstd.ZstdOutputStream;

/** The ways to pack an input file. */
enum Packed {
    GZIP {
        @Override
        OutputStream packing(OutputStream out) throws IOException {
            return new GZIPOutputStream(out);
        }
    },
    ZSTANDARD {
        @Override
        OutputStream packing(OutputStream out) throws IOException {
            return new ZstdOutputStream(out).setChecksum(true);
        }
    };

    abstract OutputStream packing(OutputStream out) throws IOException;

    /** Packs texts, each into a member or frame of its own, one behind another. */
    byte[] pack(byte[]... texts) {
        var packed = new ByteArrayOutputStream();
        for (byte[] text : texts) {
            try (OutputStream out = packing(packed)) {
                out.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return packed.toByteArray();
    }
}
