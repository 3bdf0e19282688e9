package dev.millrace.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** A command line that is run in this process, and what it prints. */
public final class PlayedCommand {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** Runs it, and returns its exit code. */
    public synchronized int run(String... arguments) {
        out.reset();
        errors.reset();
        PrintStream before = System.out;
        PrintStream errorsBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            return Millrace.commandLine(new PrintWriter(System.err, true)).execute(arguments);
        } finally {
            System.setOut(before);
            System.setErr(errorsBefore);
        }
    }

    /** Runs it, and returns what it prints. */
    public String outputOf(String... arguments) {
        run(arguments);
        return output();
    }

    /** What the last one printed. */
    public String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What the last one printed to standard error. */
    public String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
