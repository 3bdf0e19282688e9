package dev.millrace.contract.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Reads the text of an input file, unpacking it on the way if it is packed with gzip or Zstandard.
 *
 * <p>How a file is packed is told by its first bytes and not by its name: neither magic number can begin a text in UTF-8,
 * while names can say anything.
 */
public final class InputText {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTANDARD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private InputText() {}

    /**
     * Opens a file.
     *
     * @return its text from the first byte on; reading it throws {@link DamagedArchiveException} where it cannot be unpacked
     * @throws IOException if it cannot be read
     */
    public static InputStream open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return unpacked(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static InputStream unpacked(FileChannel channel) throws IOException {
        InputStream in = Channels.newInputStream(channel);
        byte[] first = in.readNBytes(ZSTANDARD.length);
        channel.position(0);
        if (begins(first, ZSTANDARD)) {
            return new ZstandardFrames(channel);
        }
        try {
            return begins(first, GZIP) ? new GzipMembers(channel) : in;
        } catch (ZipException | EOFException e) {
            throw new DamagedArchiveException(e);
        }
    }

    private static boolean begins(byte[] text, byte[] magic) {
        return text.length >= magic.length && Arrays.equals(text, 0, magic.length, magic, 0, magic.length);
    }
}
