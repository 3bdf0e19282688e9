package dev.millrace.eda.cluster;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.millrace.contract.dataset.DatasetDefinition;

/** What executors need beyond Spark itself: a cluster has Spark's jars and not ours. */
final class ApplicationJars {
    /** One class of each jar. */
    private static final List<Class<?>> OURS = List.of(ApplicationJars.class, DatasetDefinition.class, CsvReader.class);

    private ApplicationJars() {}

    /** The jars that this process runs from. */
    static List<String> uris() {
        return OURS.stream()
                .map(ApplicationJars::origin)
                .flatMap(Stream::ofNullable)
                .filter(Files::isRegularFile)
                .map(jar -> jar.toUri().toString())
                .toList();
    }

    private static Path origin(Class<?> ofJar) {
        try {
            return Path.of(
                    ofJar.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class that comes from nowhere", e);
        }
    }
}
