package dev.millrace.benchmarks.micro;

import java.util.concurrent.TimeUnit;

import dev.millrace.contract.dataset.Parsed;
import dev.millrace.contract.dataset.RowHash;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What every row costs, whatever its wire. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowBenchmark {
    private final RowHash hash = new RowHash();

    /** Splitting a record and checking every field. */
    @Benchmark
    public Parsed parse(Rows rows) {
        return rows.parser.parse(rows.record());
    }

    /** Hashing a row. */
    @Benchmark
    public long hash(Rows rows) {
        return hash.of(rows.row());
    }
}
