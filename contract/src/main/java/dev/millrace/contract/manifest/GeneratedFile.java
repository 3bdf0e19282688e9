package dev.millrace.contract.manifest;

import java.nio.file.Path;

import dev.millrace.contract.stage.OutDirectory;

/**
 * A CSV that a generator makes: named after what determines its bytes, so that it is never mistaken for another.
 *
 * @param rows how many there are, spoiled ones too
 * @param seed what determines every value
 */
public record GeneratedFile(String dataset, long rows, long seed, Defects defects) {
    /** The one dataset that rows are generated of. */
    public static final String DATASET = "transactions";

    /** As many rows as a transaction id has numbers for. */
    public static final long MOST_ROWS = 999_999_999;

    /** Where it lies in a run. */
    public Path in(OutDirectory out) {
        return out.generated(dataset + "-" + rows + "-" + seed + defects.suffix() + ".csv");
    }

    /** The list of the defects in a generated CSV, which lies beside it. */
    public static Path truthOf(Path generated) {
        return generated.resolveSibling(generated.getFileName() + ".truth.csv");
    }
}
