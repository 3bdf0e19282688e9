package dev.millrace.eda;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.stage.Numbers;
import dev.millrace.eda.scan.RowSource;
import dev.millrace.eda.summary.Making;

/** Takes notes on how an analysis is made, while it is. */
final class MakingNotes {
    private static final double NANOS = 1e9;

    private final String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private long lastNanos = System.nanoTime();

    /** Starts the clock again: what was until now was waiting. */
    void resume() {
        lastNanos = System.nanoTime();
    }

    /** Notes that a step took from the last one until now. */
    void done(String step) {
        seconds.put(step, (System.nanoTime() - lastNanos) / NANOS);
        resume();
    }

    /** Notes what the analysis was told. */
    void told(EdaConfig config, DatasetDefinition definition) {
        settings.put("Dataset", definition.name());
        settings.put("Definition", BatchId.fingerprint(definition));
        settings.put("Spark at", config.spark().master());
        config.input().ifPresent(input -> settings.put("Input", input.toString()));
        if (config.input().isEmpty()) {
            settings.put("Rows to generate", Numbers.count(config.rows()));
            settings.put("Seed", Long.toString(config.seed()));
        }
    }

    /** Notes how landed rows are read. */
    void reads(LandedBatch landed, DatasetDefinition definition) {
        settings.put(
                "Files",
                "%s, %s bytes"
                        .formatted(
                                Numbers.count(landed.manifest().files().size()),
                                Numbers.count(landed.manifest().files().stream()
                                        .mapToLong(file -> file.bytes())
                                        .sum())));
        settings.put(
                "Reader",
                landed.layout() == CsvLayout.MULTILINE
                        ? "Spark's CSV, whole files: some field holds a line break"
                        : RowSource.readsLines(definition)
                                ? "lines that the sink wrote, headers among them, taken apart here"
                                : "Spark's CSV: a derived column needs Spark SQL, or no column is a whole number, decimal or time");
    }

    /** The notes, with what Spark says of its passes. */
    Making making(Findings findings) {
        Surroundings surroundings = new Surroundings();
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(surroundings.settings());
        findings.passes().stream()
                .findFirst()
                .ifPresent(
                        pass -> all.put("Partitions", "%s, cut by size alone".formatted(Numbers.count(pass.tasks()))));
        return new Making(at, seconds, findings.passes(), surroundings.versions(), all);
    }
}
