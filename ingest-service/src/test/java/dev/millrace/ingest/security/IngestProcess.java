package dev.millrace.ingest.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the service's jar as whoever installs it does: with settings in the environment. */
final class IngestProcess {
    private static final Path JAR =
            Path.of("target", "ingest-service-runner.jar").toAbsolutePath();

    private IngestProcess() {}

    /**
     * How it ended.
     *
     * @param exitCode what the shell sees
     * @param text all that it said
     */
    record Ended(int exitCode, String text) {}

    /** Runs it to its end. */
    static Ended run(Path directory, Map<String, String> settings) {
        try {
            Path out = Files.createTempFile(directory, "said", ".txt");
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            ProcessBuilder builder = new ProcessBuilder(
                            java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile());
            builder.environment().putAll(settings);
            Process process = builder.start();
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running:\n" + Files.readString(out));
            }
            return new Ended(process.exitValue(), Files.readString(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
