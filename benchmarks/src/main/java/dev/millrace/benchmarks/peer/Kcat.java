package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The command line client on librdkafka, which is no Java: here only where it is installed. */
public final class Kcat {
    private static final Pattern VERSION = Pattern.compile("Version (\\S+).*?librdkafka (\\S+)", Pattern.DOTALL);

    private Kcat() {}

    /** Its version and librdkafka's; empty if it is not installed. */
    public static Optional<String> version() throws IOException {
        Process process;
        try {
            process = new ProcessBuilder("kcat", "-V").redirectErrorStream(true).start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try (InputStream said = process.getInputStream()) {
            String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(VERSION.matcher(text)
                    .results()
                    .findFirst()
                    .map(found -> found.group(1) + ", librdkafka " + found.group(2))
                    .orElse("of an unknown version"));
        }
    }
}
