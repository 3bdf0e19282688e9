package dev.millrace.sink.land;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.manifest.DataFile.OffsetRange;
import dev.millrace.contract.stage.Shard;

/**
 * The directory that a batch lands in. Its files' names are the whole state of a landing: which partition, and from
 * which offset to which. Where several sinks share it, each sees and touches the files of its own partitions alone.
 */
record LandedFiles(Path directory, Shard shard) {
    private static final Pattern PART = Pattern.compile("part-(\\d+)-(\\d+)-(\\d+)\\.csv");
    private static final Pattern ANY_PART = Pattern.compile("part-(\\d+)[-.].*");

    /** Says where the files came from. */
    Path origin() {
        return directory.resolve("origin%s.json".formatted(shard.suffix()));
    }

    /** Vouches for the files. */
    Path manifest() {
        return directory.resolve("manifest%s.json".formatted(shard.suffix()));
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
        Map<OffsetRange, Path> parts = new TreeMap<>();
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

    /** Removes everything that has landed. */
    void removeFiles() {
        list().forEach(this::delete);
    }

    /** Removes everything that has landed, and the directory if nothing of another shard is in it. */
    void removeAll() {
        if (Files.isDirectory(directory)) {
            removeFiles();
            delete(directory);
        }
    }

    private List<Path> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(this::isOwn).toList();
        } catch (IOException e) {
            throw AtomicFile.unwritable(directory, e);
        }
    }

    private boolean isOwn(Path file) {
        String name = file.getFileName().toString();
        Matcher part = ANY_PART.matcher(name);
        if (shard.isWhole() || part.matches()) {
            return shard.isWhole() || shard.hasPartition(Integer.parseInt(part.group(1)));
        }
        return Stream.of(origin(), manifest())
                .anyMatch(own -> name.startsWith(own.getFileName().toString()));
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (DirectoryNotEmptyException e) {
            // What is left belongs to another shard, which removes it.
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }
}
