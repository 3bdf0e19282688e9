package dev.millrace.contract.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What an analysis is given: a file whose rows came through the pipeline, or rows to be read as they lie there. */
public enum InputKind {
    /** A CSV file: it names the batch that landed. */
    MOVED,
    /** A directory, a pattern, a Parquet file or a URL: nobody vouches for its rows. */
    DIRECT;

    // Two letters at least, because one is a drive.
    private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:/.*");
    private static final Pattern GLOB = Pattern.compile(".*[*?\\[{].*");
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Whether a text is a URL rather than a path. */
    public static boolean isUrl(String input) {
        return URL.matcher(input).matches();
    }

    /** Tells by the text alone, by whether there is such a file or directory, and by a file's first bytes. */
    public static InputKind of(String input) {
        if (isUrl(input)) {
            return DIRECT;
        }
        Path path;
        try {
            path = Path.of(input);
        } catch (InvalidPathException e) {
            return DIRECT;
        }
        if (Files.isRegularFile(path)) {
            return isParquet(path) ? DIRECT : MOVED;
        }
        boolean isPattern = !Files.exists(path) && GLOB.matcher(input).matches();
        return Files.isDirectory(path) || isPattern ? DIRECT : MOVED;
    }

    private static boolean isParquet(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
        } catch (IOException e) {
            // Who reads it says why it cannot be read.
            return false;
        }
    }
}
