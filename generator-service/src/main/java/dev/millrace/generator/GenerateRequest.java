package dev.millrace.generator;

import java.nio.file.Path;

import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;

/**
 * What to generate.
 *
 * @param rows how many rows the whole file has, 0 to {@link GeneratedFile#MOST_ROWS}
 * @param defects what to do to some of the rows
 * @param threads how many make rows, at least 1; the bytes do not depend on it
 */
public record GenerateRequest(OutDirectory out, long rows, long seed, Defects defects, Shard shard, int threads) {
    /** Checks what a user asks for; a wrong value is a {@link StageFailure} with code 64. */
    public GenerateRequest {
        if (rows < 0 || rows > GeneratedFile.MOST_ROWS) {
            throw usage("%d rows cannot be generated: ask for 0 to %d.".formatted(rows, GeneratedFile.MOST_ROWS));
        }
        if (threads < 1) {
            throw usage("%d threads cannot generate anything: allow at least 1.".formatted(threads));
        }
    }

    static GenerateRequest of(GeneratorSettings settings) {
        if (!settings.dataset().equals(GeneratedFile.DATASET)) {
            throw usage("The generator makes only the dataset '%s', not '%s': bring your own file with --input."
                    .formatted(GeneratedFile.DATASET, settings.dataset()));
        }
        return new GenerateRequest(
                new OutDirectory(settings.out()),
                settings.rows(),
                settings.seed(),
                Defects.of(settings.defects(), settings.defectKinds()),
                Shard.of(settings.shard(), System.getenv()),
                settings.threads().orElse(Runtime.getRuntime().availableProcessors()));
    }

    long firstRow() {
        return shard.first(rows);
    }

    long endRow() {
        return shard.end(rows);
    }

    Path file() {
        Path whole = new GeneratedFile(GeneratedFile.DATASET, rows, seed, defects).in(out);
        String name = whole.getFileName().toString().replaceFirst("\\.csv$", "");
        return whole.resolveSibling(name + shard.suffix() + ".csv");
    }

    private static StageFailure usage(String sentence) {
        return new StageFailure(ExitCode.USAGE, sentence);
    }
}
