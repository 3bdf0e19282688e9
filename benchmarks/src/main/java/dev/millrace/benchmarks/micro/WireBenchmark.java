package dev.millrace.benchmarks.micro;

import java.util.concurrent.TimeUnit;

import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.wire.MalformedRecordException;
import dev.millrace.contract.wire.WireCodec;
import dev.millrace.contract.wire.WireFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a row costs to encode and to decode. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WireBenchmark {
    /** The wire. */
    @Param({"CSV", "JSON"})
    public WireFormat wire;

    private WireCodec codec;
    private byte[][] values;
    private int next;

    /** Encodes what is to be decoded. */
    @Setup
    public void prepare(Rows rows) {
        codec = wire.codec(rows.definition);
        Row[] all = rows.all();
        values = new byte[all.length][];
        for (int i = 0; i < all.length; i++) {
            values[i] = codec.encode(all[i]);
        }
    }

    /** A row to the value of a record. */
    @Benchmark
    public byte[] encode(Rows rows) {
        return codec.encode(rows.row());
    }

    /** The value of a record to a row. */
    @Benchmark
    public Row decode() throws MalformedRecordException {
        return codec.decode(values[next++ % values.length]);
    }
}
