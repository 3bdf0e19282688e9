package dev.millrace.contract.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import dev.millrace.contract.manifest.AtomicFile;

/** The log of one child: a file, and for those who want it, the screen too. */
public final class StageLog {
    private final Path file;
    private final PrintStream out;
    private final Consumer<String> echo;
    private Thread follower;

    /**
     * Creates the file, or empties the one that is there.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 73 if there is no writing it
     */
    public StageLog(Path file, Consumer<String> echo) {
        this.file = file;
        this.echo = echo;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.out = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    public Path file() {
        return file;
    }

    /** Writes a line. A disk that is full must not stop the child, which will itself say so: such a line is lost. */
    synchronized void line(String line) {
        out.println(line);
        echo.accept(line);
    }

    /** Writes what comes from a stream, until it ends. */
    void follow(InputStream in) {
        follower = new Thread(() -> forEachLine(in, this::line), file.getFileName() + "-writer");
        follower.setDaemon(true);
        follower.start();
    }

    /** Waits for the end of what is followed. */
    void close() throws InterruptedException {
        if (follower != null) {
            follower.join();
        }
        out.close();
    }

    /** Gives away every line of what a process writes, until it ends. */
    static void forEachLine(InputStream in, Consumer<String> taker) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                taker.accept(line);
            }
        } catch (IOException e) {
            // The pipe breaks when the process is killed: its exit code says so.
        }
    }
}
