package dev.millrace.contract.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.millrace.contract.dataset.DamagedArchiveException;
import dev.millrace.contract.dataset.InputText;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** SHA-256 of texts, as they pass or of whole files. */
public final class ContentHash {
    private static final int CHUNK = 128 << 10;

    private final MessageDigest digest = sha256();

    public void update(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
    }

    /** Takes in all that is left of a stream, and tells how many bytes that were. */
    public long update(InputStream in) throws IOException {
        long bytes = 0;
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            digest.update(chunk, 0, read);
            bytes += read;
        }
        return bytes;
    }

    /** The hash of what was taken in, in hexadecimal; the next bytes begin a new one. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The hash of a file's text, in hexadecimal: the same whether the file is packed or not.
     *
     * @throws StageFailure with code 66 if it cannot be read, with 65 if it is packed and damaged
     */
    public static String of(Path file) {
        return content(file).sha256();
    }

    /** What a file's text holds: its hash, in hexadecimal, and its length in bytes, unpacked. */
    public record Content(String sha256, long bytes) {}

    /**
     * The hash and the length of a file's text.
     *
     * @throws StageFailure with code 66 if it cannot be read, with 65 if it is packed and damaged
     */
    public static Content content(Path file) {
        ContentHash hash = new ContentHash();
        try (InputStream in = InputText.open(file)) {
            long bytes = hash.update(in);
            return new Content(hash.hex(), bytes);
        } catch (DamagedArchiveException e) {
            throw new StageFailure(ExitCode.REFUSED, "%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new StageFailure(ExitCode.NO_INPUT, "%s cannot be read.".formatted(file), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
