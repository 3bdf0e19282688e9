package dev.millrace.generator;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a row costs to make, in one thread. It lies in the generator's package because what it measures is nobody else's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FormatBenchmark {
    private static final int CHUNK = 8192;
    private static final long ROWS = 1_000_000;

    private final TransactionGenerator generator = new TransactionGenerator(42, ROWS);
    private final RowBuffer buffer = new RowBuffer(CHUNK);
    private long first;

    /** Choosing, formatting and hashing a row. */
    @Benchmark
    @OperationsPerInvocation(CHUNK)
    public int row() {
        if (first + CHUNK > ROWS) {
            first = 0;
        }
        generator.write(first, first + CHUNK, buffer);
        first += CHUNK;
        return buffer.length();
    }
}
