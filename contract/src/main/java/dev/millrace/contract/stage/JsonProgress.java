package dev.millrace.contract.stage;

import java.io.PrintStream;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes progress as one line of JSON an event, for the program that started the stage. */
public final class JsonProgress implements ProgressListener {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    public JsonProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void on(ProgressEvent event) {
        try {
            out.println(JSON.writeValueAsString(event));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }

    /** Reads a line back; empty if it is something else that the stage printed. */
    public static Optional<ProgressEvent> parse(String line) {
        if (!line.startsWith("{\"stage\":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(line, ProgressEvent.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
