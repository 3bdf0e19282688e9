package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;

/** What a run has left in its directory. */
record RunDirectory(Path root) {

    List<Path> files(String glob) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        var matcher = root.getFileSystem().getPathMatcher("glob:" + glob);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> matcher.matches(root.relativize(file))).toList();
        } catch (IOException | UncheckedIOException e) {
            // A file that goes while the tree is walked; the next look tells.
            return List.of();
        }
    }

    Manifest manifest(String glob) {
        return new ManifestFile().read(files(glob).get(0)).orElseThrow();
    }

    /** The landed rows of all files, sorted, so that two landings can be compared line by line. */
    List<String> landedRows() {
        return files("landed/*/part-*.csv").stream()
                .flatMap(file -> lines(file).stream().skip(1))
                .sorted()
                .toList();
    }

    /** The rows that were generated, sorted. */
    List<String> generatedRows() {
        return files("generated/*.csv").stream()
                .flatMap(file -> lines(file).stream().skip(1))
                .sorted()
                .toList();
    }

    /** How many different rows there are. */
    static int distinct(List<String> rows) {
        return new TreeSet<>(rows).size();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
