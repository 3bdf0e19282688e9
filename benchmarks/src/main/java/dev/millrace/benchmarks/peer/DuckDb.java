package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.process.Command;
import dev.millrace.benchmarks.process.JavaProgram;
import dev.millrace.benchmarks.process.TimedProcess;
import dev.millrace.benchmarks.process.Workshop;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** DuckDB, making a CSV with the same columns, in a process of its own. */
public final class DuckDb implements Contestant {
    private static final int HEAP_MEGABYTES = 256;

    private final Workshop shop;
    private final long rows;

    /**
     * @param shop where things lie
     * @param rows how many to make
     */
    public DuckDb(Workshop shop, long rows) {
        this.shop = shop;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "DuckDB COPY";
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        Path file = shop.file("duckdb.csv");
        List<String> words = JavaProgram.peer(DuckDbCopy.class.getName(), HEAP_MEGABYTES);
        words.addAll(List.of(Long.toString(rows), file.toString()));
        TimedProcess.Ended ended =
                TimedProcess.runToEnd(new Command(words, Map.of(), shop.output("duckdb"), shop.log("duckdb")));
        long header = 1;
        try (var lines = Files.lines(file)) {
            if (lines.count() != rows + header) {
                throw new StageFailure(ExitCode.BUG, "DuckDB did not make %,d rows.".formatted(rows));
            }
        }
        Files.delete(file);
        double seconds =
                Double.parseDouble(Files.readString(shop.output("duckdb")).strip());
        return new Run(seconds, ended.seconds(), ended.peakBytes());
    }
}
