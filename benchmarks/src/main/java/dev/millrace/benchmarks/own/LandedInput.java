package dev.millrace.benchmarks.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.Workshop;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.wire.WireFormat;

/**
 * A batch as the sink landed it, which every analysis reads: a CSV for each partition, and a manifest.
 *
 * @param input the CSV that the batch was made of
 * @param out where it landed
 */
public record LandedInput(Input input, OutDirectory out) {

    /** Generates, ingests and lands a batch with the stages themselves; nothing of that is timed. */
    public static LandedInput make(Session session, long rows) throws IOException, InterruptedException {
        Input input = new Input(session.shop(), rows);
        new GenerateRun(input).run();
        new IngestRun(session, input, WireFormat.CSV).run();
        SinkRun sink = new SinkRun(session, input, WireFormat.CSV);
        sink.run();
        Path kept = session.shop().file("analysed-" + rows);
        Workshop.remove(kept);
        Files.move(sink.out().root(), kept);
        return new LandedInput(input, new OutDirectory(kept));
    }

    /** How many rows there are. */
    public long rows() {
        return input.rows();
    }

    /** A pattern that all files with rows have, and nothing else. */
    public String files() {
        return directory().resolve("part-*.csv").toString();
    }

    /** What the sink vouches for. */
    public Totals totals() {
        return new ManifestFile()
                .read(directory().resolve(OutDirectory.MANIFEST))
                .orElseThrow()
                .totals();
    }

    private Path directory() {
        return out.landed(input.batch());
    }
}
