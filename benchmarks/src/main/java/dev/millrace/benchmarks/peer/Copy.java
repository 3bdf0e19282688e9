package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.own.Input;
import dev.millrace.benchmarks.process.Command;
import dev.millrace.benchmarks.process.TimedProcess;
import dev.millrace.benchmarks.process.Workshop;

/** {@code cp}: what it costs to write the same bytes without knowing what they are, and without a sync. */
public final class Copy implements Contestant {
    private final Input input;

    /** @param input what to copy; it must have been generated when this runs */
    public Copy(Input input) {
        this.input = input;
    }

    @Override
    public String name() {
        return "cp";
    }

    @Override
    public long rows() {
        return input.rows();
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        Workshop shop = input.shop();
        Path copy = shop.file("copy.csv");
        Files.deleteIfExists(copy);
        List<String> words = List.of("cp", input.file().toString(), copy.toString());
        TimedProcess.Ended ended =
                TimedProcess.runToEnd(new Command(words, Map.of(), shop.output("cp"), shop.log("cp")));
        Files.delete(copy);
        return new Run(ended.seconds(), ended.seconds(), ended.peakBytes());
    }
}
