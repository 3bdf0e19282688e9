package dev.millrace.benchmarks.own;

import java.nio.file.Path;

import dev.millrace.benchmarks.process.Workshop;
import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;

/**
 * The CSV that a run of the generator makes, and everybody reads.
 *
 * @param shop where things lie
 * @param rows in it
 */
public record Input(Workshop shop, long rows) {
    static final String DATASET = "transactions";
    static final long SEED = 42;

    OutDirectory out() {
        return new OutDirectory(shop.file("input"));
    }

    /** The file. */
    public Path file() {
        return new GeneratedFile(DATASET, rows, SEED, Defects.NONE).in(out());
    }

    Path manifest() {
        return OutDirectory.manifestOf(file());
    }

    /** The id of the batch that it is; it must have been generated. */
    String batch() {
        return new ManifestFile().read(manifest()).orElseThrow().batch();
    }
}
