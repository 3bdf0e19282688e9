package dev.millrace.ingest.catalog;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import dev.millrace.contract.volume.ConfinedPath;
import dev.millrace.ingest.IngestSettings;
import dev.millrace.ingest.problem.InvalidRequestException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The CSV files of the data directory that clients may name. What Millrace keeps there for itself, hidden files and files that
 * are being written are not among them, and nothing outside is, whichever way a name or a link leads there.
 */
@ApplicationScoped
public class InputFiles {
    /** Tokens, logs, the broker, and what the stages make of batches. */
    private static final Set<String> INTERNAL =
            Set.of("kafka", "logs", "definitions", "serve", "datasets", "ingested", "landed", "report", "reports");

    private static final Pattern CSV = Pattern.compile("(?i).+\\.csv(\\.gz|\\.zst)?");
    private static final Pattern TRUTH = Pattern.compile(".+\\.csv\\.truth\\.csv");
    private static final int DEPTH = 8;

    private final ConfinedPath data;

    InputFiles(IngestSettings settings) {
        this.data = new ConfinedPath(settings.out());
    }

    /** A file that may be named, relative to the data directory and with slashes. */
    @Schema(name = "InputFile")
    public record Named(String name, long bytes, Instant modifiedAt) {}

    /**
     * The file of a name.
     *
     * @param field what to call the name's place in an error
     * @return its path relative to the data directory, with links followed and with slashes
     * @throws InvalidRequestException if clients may not name it; the answer is the same whether or not it is there
     */
    public String find(String name, String field) {
        try {
            Path named = Path.of(name);
            Path file = data.existing(name);
            Path real = data.root().toRealPath().relativize(file);
            if (isOffered(named) && isOffered(real) && Files.isRegularFile(file)) {
                return slashed(real);
            }
        } catch (IOException | IllegalArgumentException e) {
            // Said below: why not is nobody's business.
        }
        throw new InvalidRequestException(
                field, "There is no such CSV file in the data directory: GET /files lists those there are.");
    }

    /** All that may be named, those that were written last first. */
    public List<Named> list() {
        List<Named> found = new ArrayList<>();
        try {
            if (Files.isDirectory(data.root())) {
                Path root = data.root().toRealPath();
                Files.walkFileTree(root, Set.of(), DEPTH, collector(root, found));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the files cannot be listed", e);
        }
        found.sort(Comparator.comparing(Named::modifiedAt).reversed().thenComparing(Named::name));
        return found;
    }

    private static boolean isOffered(Path relative) {
        String file = relative.getFileName().toString();
        return isOpen(relative)
                && CSV.matcher(file).matches()
                && !TRUTH.matcher(file).matches();
    }

    private static boolean isOpen(Path relative) {
        return !INTERNAL.contains(relative.getName(0).toString())
                && StreamSupport.stream(relative.spliterator(), false)
                        .noneMatch(part -> part.toString().startsWith("."));
    }

    private static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    private static SimpleFileVisitor<Path> collector(Path root, List<Named> found) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.equals(root) || isOpen(root.relativize(directory))
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path relative = root.relativize(file);
                if (attributes.isRegularFile() && isOffered(relative)) {
                    found.add(new Named(
                            slashed(relative),
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // Taken away meanwhile, or not ours to read: then it is not offered.
                return FileVisitResult.CONTINUE;
            }
        };
    }
}
