package dev.millrace.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.manifest.DataFile.OffsetRange;

/**
 * The directory that a batch lands in. Its files' names are the whole state of a landing: which partition, and from
 * which offset to which.
 */
final class LandedFiles {
    private static final Pattern PART = Pattern.compile("part-(\\d+)-(\\d+)-(\\d+)\\.csv");

    private final Path directory;

    LandedFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** Where a file of these offsets belongs. */
    Path part(OffsetRange offsets) {
        return directory.resolve("part-%d-%d-%d.csv".formatted(offsets.partition(), offsets.first(), offsets.last()));
    }

    /** Where a partition's file lies while its last offset is not known. */
    Path unfinishedPart(int partition) {
        return directory.resolve("part-%d.csv".formatted(partition));
    }

    /** The whole files, by partition and offset. */
    Map<OffsetRange, Path> parts() {
        Map<OffsetRange, Path> parts =
                new TreeMap<>(Comparator.comparingInt(OffsetRange::partition).thenComparingLong(OffsetRange::first));
        for (Path file : list()) {
            Matcher name = PART.matcher(file.getFileName().toString());
            if (name.matches()) {
                parts.put(
                        new OffsetRange(
                                Integer.parseInt(name.group(1)),
                                Long.parseLong(name.group(2)),
                                Long.parseLong(name.group(3))),
                        file);
            }
        }
        return parts;
    }

    /** Removes what an earlier sink did not finish. */
    void removeUnfinished() {
        list().stream()
                .filter(file -> file.toString().endsWith(AtomicFile.UNFINISHED))
                .forEach(this::delete);
    }

    /** Removes everything that has landed, and the directory. */
    void removeAll() {
        if (Files.isDirectory(directory)) {
            list().forEach(this::delete);
            delete(directory);
        }
    }

    private List<Path> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw AtomicFile.unwritable(directory, e);
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }
}
