package dev.millrace.contract.volume;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import dev.millrace.contract.stage.OutDirectory;

/**
 * The report and the manifests of a run as one zip: all that a verdict needs, and no rows. The last entry is a mark, because
 * a zip that is read as a stream does not show that its end is missing.
 */
public final class ResultsArchive {
    private static final String END = ".end";

    private final OutDirectory out;

    public ResultsArchive(OutDirectory out) {
        this.out = out;
    }

    /** Writes the report and the manifests; links are not followed, and the stream stays open. */
    public void write(OutputStream stream) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(stream);
        for (Path file : results()) {
            zip.putNextEntry(new ZipEntry(out.root()
                    .relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/")));
            Files.copy(file, zip);
        }
        zip.putNextEntry(new ZipEntry(END));
        zip.finish();
        stream.flush();
    }

    /**
     * Unpacks what {@link #write} wrote.
     *
     * @return how many files there were
     * @throws IOException if it is cut short, or if an entry would lie outside the directory
     */
    public int read(InputStream stream) throws IOException {
        ZipInputStream zip = new ZipInputStream(stream);
        int files = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(END)) {
                return files;
            }
            Path file = new ConfinedPath(out.root()).resolve(entry.getName());
            Files.createDirectories(file.getParent());
            Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
            files++;
        }
        throw new IOException("it was cut short after %d files".formatted(files));
    }

    private List<Path> results() throws IOException {
        if (!Files.isDirectory(out.root())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(out.root())) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(this::isResult)
                    .sorted()
                    .toList();
        }
    }

    private boolean isResult(Path file) {
        return file.startsWith(out.report()) || file.getFileName().toString().endsWith(OutDirectory.MANIFEST);
    }
}
