package dev.millrace.benchmarks.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.process.Command;
import dev.millrace.benchmarks.process.JavaProgram;
import dev.millrace.benchmarks.process.TimedProcess;
import dev.millrace.benchmarks.process.Workshop;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** A stage of Millrace as the process that it really is. */
final class StageJar {
    private static final int HEAP_MEGABYTES = 256;

    private final Workshop shop;
    private final String process;
    private final List<String> words;

    /**
     * A service.
     *
     * @param module the stage's directory
     * @param process what the {@code millrace} command calls it
     */
    StageJar(Workshop shop, String module, String process) {
        this(
                shop,
                process,
                JavaProgram.rowStage(shop.jar(module, module + "-runner.jar"), HEAP_MEGABYTES, shop.archive(process)));
    }

    /**
     * Any stage.
     *
     * @param process what the {@code millrace} command calls it
     * @param words its command line
     */
    StageJar(Workshop shop, String process, List<String> words) {
        this.shop = shop;
        this.process = process;
        this.words = List.copyOf(words);
    }

    /**
     * Runs it to its good end; the manifest says how long rows were moving.
     *
     * @param manifest the manifest that it writes, known before or only afterwards
     * @throws StageFailure with code 70 if it fails or did not move all rows
     */
    Run run(Map<String, String> settings, Path manifest, long rows) throws IOException, InterruptedException {
        Command command = new Command(words, settings, shop.output(process), shop.log(process));
        Files.deleteIfExists(manifest);
        TimedProcess.Ended ended = TimedProcess.runToEnd(command);
        Manifest written = new ManifestFile()
                .read(manifest)
                .orElseThrow(() -> new StageFailure(ExitCode.BUG, "%s wrote no manifest.".formatted(process)));
        if (written.totals().rows() != rows) {
            throw new StageFailure(
                    ExitCode.BUG,
                    "%s moved %,d rows of %,d."
                            .formatted(process, written.totals().rows(), rows));
        }
        return new Run(written.seconds(), ended.seconds(), ended.processorSeconds(), ended.peakBytes());
    }
}
