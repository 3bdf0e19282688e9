package dev.millrace.benchmarks.own;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;

/** The generator, making the file anew. */
public final class GenerateRun implements Contestant {
    private final Input input;
    private final StageJar stage;

    /** @param input what to make */
    public GenerateRun(Input input) {
        this.input = input;
        this.stage = new StageJar(input.shop(), "generator-service", "generate");
    }

    @Override
    public String name() {
        return "Millrace generate";
    }

    @Override
    public long rows() {
        return input.rows();
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        Files.deleteIfExists(input.file());
        Map<String, String> settings = Map.of(
                "MILLRACE_OUT", input.out().root().toString(),
                "MILLRACE_ROWS", Long.toString(input.rows()),
                "MILLRACE_SEED", Long.toString(Input.SEED));
        return stage.run(settings, input.manifest(), input.rows());
    }
}
