package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** {@code mvn quarkus:dev} of the ingest in a copy of what it recompiles; the rest are links to what was built. */
final class DevSession implements AutoCloseable {
    private static final List<String> RECOMPILED = List.of(
            "contract",
            "kafka-support",
            "deploy",
            "openshift-extension",
            "openshift-extension-deployment",
            "stage-runtime",
            "embedded-kafka",
            "test-browser",
            "ingest-service");

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Path sources;
    private final Path log;
    private final Process maven;

    /**
     * @param directory is empty, and keeps all of it
     * @param port where the API listens
     */
    DevSession(Path directory, int port) throws IOException {
        this.port = port;
        this.sources = copy(Path.of(System.getProperty("millrace.home")), directory.resolve("millrace"));
        this.log = directory.resolve("dev.log");
        ProcessBuilder builder = new ProcessBuilder(
                        "mvn",
                        "-B",
                        "quarkus:dev",
                        "-pl",
                        "ingest-service",
                        "-am",
                        "-Dmaven.test.skip",
                        "-Ddebug=false",
                        "-Dquarkus.analytics.disabled=true",
                        "-Dquarkus.devservices.enabled=false",
                        "-Dquarkus.management.port=0",
                        "-Dquarkus.http.port=" + port)
                .directory(sources.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        this.maven = builder.start();
    }

    private static Path copy(Path home, Path sources) throws IOException {
        Files.createDirectories(sources);
        try (Stream<Path> children = Files.list(home)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                if (RECOMPILED.contains(name)) {
                    SourceCopy.tree(child, sources.resolve(name));
                } else if (!SourceCopy.NOT_TAKEN.contains(name)) {
                    Files.createSymbolicLink(sources.resolve(name), child);
                }
            }
        }
        return sources;
    }

    /** The status of an answer; 0 if there is none. */
    int status() {
        try {
            return send(request("/batches")).statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    /** The state of the batch at an address. */
    String batch(String location) {
        return send(request(location)).body();
    }

    /** Asks for a batch of 1,000 rows, and returns where it is. */
    String order() {
        HttpRequest order = HttpRequest.newBuilder(at("/batches"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"generate\": {\"rows\": 1000}}"))
                .build();
        return send(order).headers().firstValue("Location").orElseThrow();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(at(path)).build();
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port).resolve(path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Changes a class of the service. */
    void changeJava() throws IOException {
        Path file = sources.resolve("ingest-service/src/main/java/dev/millrace/ingest/catalog/CatalogResource.java");
        Files.writeString(file, "// changed\n", StandardOpenOption.APPEND);
    }

    /** What Quarkus and Maven have said. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a build leaves what is deployed. */
    Path manifests() {
        return sources.resolve("ingest-service/target/kubernetes");
    }

    /** The stages and the broker: what dev mode has started, and the service itself. */
    List<ProcessHandle> processes() {
        try (Stream<Path> files = Files.list(sources.resolve("out/dev/running"))) {
            return files.map(DevSession::pid)
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long pid(Path file) {
        try {
            return Long.parseLong(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends Maven and the service, as Ctrl-C does; what else there is has to end by itself. */
    @Override
    public void close() {
        maven.children().forEach(ProcessHandle::destroy);
        maven.destroy();
    }

    /** Lets what was built elsewhere go, when nothing runs from it any more. */
    void removeLinks() throws IOException {
        try (Stream<Path> children = Files.list(sources)) {
            for (Path link : children.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }
}
