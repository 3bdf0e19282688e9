package dev.millrace.systemtests;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A batch of small transactions and small files, which makes it last, and a part of it durable at any moment. */
final class Batch {
    private static final Duration SOON = Duration.ofMinutes(2);

    private final MillraceCommand millrace;
    private final RunDirectory out;
    private final List<String> options;
    private final String kafka;

    /**
     * @param directory where commands are given
     * @param out the directory of the run, in there
     * @param kafka where the broker is
     */
    Batch(Path directory, String out, int rows, int seed, String kafka) {
        this.millrace = new MillraceCommand(directory);
        this.out = new RunDirectory(directory.resolve(out));
        this.options = List.of("--rows", "" + rows, "--seed", "" + seed, "--out", out);
        this.kafka = kafka;
    }

    RunDirectory out() {
        return out;
    }

    void generate() {
        assertDone(millrace.run(command("generate")));
    }

    RunningCommand ingest(String... more) {
        return millrace.start(with(command("ingest", "--rows-per-transaction", "20", "--kafka", kafka), more));
    }

    RunningCommand sink(String... more) {
        return millrace.start(with(command("sink", "--rows-per-file", "200", "--kafka", kafka), more));
    }

    RunningCommand eda() {
        return millrace.start(command("eda"));
    }

    Outcome verify() {
        return millrace.run(command("verify", "--deep"));
    }

    /** Waits until some of it has landed and some of it has not even been ingested. */
    void awaitMidway() {
        awaitFurther();
        assertThat(out.files("ingested/*/manifest.json"))
                .as("still in mid-batch")
                .isEmpty();
    }

    /** Waits until more has landed. */
    void awaitFurther() {
        int before = landedFiles();
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> landedFiles() > before);
    }

    private int landedFiles() {
        return out.files("landed/*/part-*-*-*.csv").size();
    }

    /** Holds what came out against what went in. */
    void assertNothingLostOrDoubled() {
        assertThat(out.landedRows()).isEqualTo(out.generatedRows());
        assertThat(out.manifest("landed/*/manifest.json").totals())
                .isEqualTo(out.manifest("generated/*.manifest.json").totals());
        assertThat(out.files("**.tmp")).isEmpty();
    }

    static void assertDone(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    private String[] command(String name, String... more) {
        List<String> words = new ArrayList<>(List.of(name));
        words.addAll(options);
        return with(words.toArray(String[]::new), more);
    }

    private static String[] with(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
