package dev.millrace.testbrowser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium in a process of its own, driven by its DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final String LISTENING = "DevTools listening on ";
    private static final int SECONDS_TO_START = 60;

    private final Process process;
    private final URI address;

    private Browser(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** The Chromium that is installed; none if there is none. */
    public static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts a browser.
     *
     * @param home an empty directory for all that it keeps
     */
    public static Browser start(Path program, Path home) throws Exception {
        ProcessBuilder command = new ProcessBuilder(List.of(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--user-data-dir=" + home,
                        "--remote-debugging-address=127.0.0.1",
                        "--remote-debugging-port=0",
                        "about:blank"))
                .redirectErrorStream(true);
        command.environment().put("TMPDIR", Files.createDirectories(home).toString());
        Process process = command.start();
        try {
            URI address = CompletableFuture.supplyAsync(() -> address(process.inputReader()))
                    .get(SECONDS_TO_START, TimeUnit.SECONDS);
            return new Browser(process, address);
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** An empty tab. */
    public Tab tab() {
        return new Tab(address);
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static URI address(BufferedReader output) {
        StringBuilder said = new StringBuilder();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(LISTENING)) {
                    return URI.create(line.substring(LISTENING.length()));
                }
                said.append(line).append('\n');
            }
        } catch (IOException e) {
            said.append(e);
        }
        throw new IllegalStateException("the browser does not listen; it said: " + said);
    }
}
