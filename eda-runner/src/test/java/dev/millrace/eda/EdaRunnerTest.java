package dev.millrace.eda;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The process as the launcher and a pod start it. */
class EdaRunnerTest {
    private static final String BATCH = "0123456789abcdef";

    @TempDir
    Path directory;

    private OutDirectory out;
    private Path scratch;
    private Path work;

    private record Ended(int code, List<String> output) {
        List<ProgressEvent> events() {
            return output.stream()
                    .map(line -> ProgressEvent.parse(line).orElseThrow(() -> new AssertionError("no event: " + line)))
                    .toList();
        }

        ProgressEvent last() {
            return events().get(output.size() - 1);
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        out = new OutDirectory(directory.resolve("out"));
        scratch = Files.createDirectory(directory.resolve("tmp"));
        work = Files.createDirectory(directory.resolve("work"));
    }

    @Test
    void aLandedBatchBecomesAReportAndNothingElse() throws Exception {
        // Given
        LandedFiles landed = land();
        landed.vouch(BATCH, landed.totals());
        Path plots = Files.createDirectories(out.report().resolve("plots"));
        Files.writeString(plots.resolve("plot_of_another_dataset.png"), "old");

        // When
        Ended ended = run(Map.of("MILLRACE_BATCH", BATCH, "MILLRACE_PROGRESS", "json", "MILLRACE_LAUNCHED", "true"));

        // Then
        assertThat(ended.code()).isZero();
        assertThat(ended.last().phase()).isEqualTo(Phase.DONE);
        assertThat(ended.last().rows()).isEqualTo(2);
        Manifest manifest = manifest();
        assertThat(manifest.stage()).isEqualTo(Stage.EDA);
        assertThat(manifest.totals()).isEqualTo(landed.totals());
        assertThat(names(out.report()))
                .containsExactlyInAnyOrder("index.html", "manifest.json", "plots", "summary.json", "summary.txt");
        assertThat(names(out.report().resolve("plots")))
                .contains(
                        "plot_payment_methods.png",
                        "plot_payment_methods.svg",
                        "plot_revenue_by_category.png",
                        "plot_revenue_by_category.svg",
                        "plot_top_cities.png",
                        "plot_top_cities.svg")
                .doesNotContain("plot_of_another_dataset.png");
        assertThat(names(work)).isEmpty();
        assertThat(names(scratch)).noneMatch(name -> name.startsWith("millrace-eda-"));
    }

    @Test
    void otherRowsThanThoseThatLandedAreReportedAsTheyAreSeen() throws Exception {
        // Given
        LandedFiles landed = land();
        Totals seen = landed.totals();
        landed.vouch(BATCH, seen.plus(seen));

        // When
        Ended ended = run(Map.of("MILLRACE_BATCH", BATCH, "MILLRACE_LAUNCHED", "true"));

        // Then
        assertThat(ended.code()).isZero();
        assertThat(manifest().totals()).isEqualTo(seen);
        assertThat(ended.output()).contains("By product category");
        assertThat(ended.output().get(ended.output().size() - 1)).endsWith("it saw other rows than those that landed");
    }

    @Test
    void withoutALauncherItEndsWithTheVerdictOfAllStagesAboutTheReportWhereverThatIs() throws Exception {
        // Given
        LandedFiles landed = land();
        Path report = out.report(BATCH);
        landed.vouch(BATCH, landed.totals());
        landed.vouchBefore(out, BATCH, landed.totals());

        // When
        Ended ended = run(Map.of("MILLRACE_BATCH", BATCH, "MILLRACE_REPORT", report.toString()));

        // Then
        assertThat(ended.output())
                .endsWith(
                        "VERIFIED  every row that went in came out unchanged",
                        "report    " + report.resolve("index.html"));
        assertThat(names(report)).contains("index.html", "manifest.json");
        assertThat(out.report()).doesNotExist();
        assertThat(ended.code()).isZero();
    }

    @Test
    void aRehearsalNeedsNoBatchAndLeavesNothing() throws Exception {
        // When
        Ended ended = run(Map.of("MILLRACE_PROGRESS", "json"), "rehearse");

        // Then
        assertThat(ended.code()).isZero();
        assertThat(ended.last().message()).isEqualTo("rehearsed");
        assertThat(out.root()).doesNotExist();
        assertThat(names(scratch)).noneMatch(name -> name.startsWith("millrace-eda-"));
    }

    @Test
    void anotherDefinitionsBatchIsRefused() throws Exception {
        // Given
        LandedFiles landed = land();
        landed.vouch(BATCH, landed.totals());
        Path other = directory.resolve("other.yaml");
        Files.writeString(other, "name: transactions\ncolumns:\n  - {name: a, type: string}\n");

        // When
        Ended ended =
                run(Map.of("MILLRACE_BATCH", BATCH, "MILLRACE_PROGRESS", "json", "MILLRACE_DATASET", other.toString()));

        // Then
        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.last().message())
                .startsWith("Batch 0123456789abcdef in ")
                .endsWith("was landed by another definition of transactions: use that one, or ingest the file again.");
    }

    @Test
    void aBatchThatNeverLandsIsWaitedForUntilTheDeadline() throws Exception {
        // Given
        Files.createDirectories(out.report());
        Files.writeString(out.report().resolve("manifest.json"), "of an earlier batch");

        // When
        Ended ended = run(Map.of("MILLRACE_BATCH", "nope", "MILLRACE_PROGRESS", "json", "MILLRACE_DEADLINE", "200ms"));

        // Then
        assertThat(ended.code()).isEqualTo(75);
        assertThat(ended.events().get(0).phase()).isEqualTo(Phase.WAITING);
        assertThat(ended.last().message()).contains("the landed batch nope in vain");
        assertThat(names(out.report())).isEmpty();
    }

    @Test
    void aFileThatTheManifestListsMustBeThere() throws Exception {
        // Given
        LandedFiles landed = land();
        landed.vouch(BATCH, landed.totals());
        Files.delete(landed.files().get(0));

        // When
        Ended ended = run(Map.of("MILLRACE_BATCH", BATCH, "MILLRACE_PROGRESS", "json", "MILLRACE_LAUNCHED", "true"));

        // Then
        assertThat(ended.code()).isEqualTo(66);
        assertThat(ended.last().message())
                .endsWith("is listed in the landed manifest and cannot be read: run the sink again.");
    }

    private LandedFiles land() {
        return new LandedFiles(new DatasetFile().load("transactions"), out.landed(BATCH))
                .with(
                        Row.of("2024-01-01 10:00:00", "T1", "C1", "Books", "9.99", "1", "9.99", "Card", "Rome", "IT"),
                        Row.of("2024-01-02 11:00:00", "T2", "C2", "Toys", "5.00", "2", "10.00", "Cash", "Köln", ""));
    }

    private Manifest manifest() {
        return new ManifestFile().read(out.report().resolve("manifest.json")).orElseThrow();
    }

    private Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-X"))
                .toList());
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                EdaRunner.class.getName()));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        builder.environment().put("MILLRACE_OUT", out.root().toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
            return new Ended(process.exitValue(), Files.readAllLines(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
