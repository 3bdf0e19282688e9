package dev.millrace.eda;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The process when it is asked, or given rows that did not come through the pipeline. */
class ExploringRunnerTest {
    private static final String BATCH = "0123456789abcdef";

    @TempDir
    Path directory;

    private OutDirectory out;

    private record Ended(int code, String output, String errors) {}

    @BeforeEach
    void prepare() {
        out = new OutDirectory(directory.resolve("out"));
    }

    @Test
    void anAnswerHasStandardOutputForItself() throws Exception {
        // Given
        LandedFiles landed = land();
        landed.vouch(BATCH, landed.totals());

        // When
        Ended ended = run(Map.of(
                "MILLRACE_BATCH", BATCH,
                "MILLRACE_PROGRESS", "json",
                "MILLRACE_FORMAT", "csv",
                "MILLRACE_SQL", "select city, total_amount from transactions order by total_amount"));

        // Then
        assertThat(ended.output()).isEqualTo("city,total_amount\nRome,9.99\nKöln,10.00\n");
        assertThat(ended.code()).isZero();
        assertThat(out.report()).doesNotExist();
    }

    @Test
    void rowsFromElsewhereAreReportedAndCopiedWithoutAVerdict() throws Exception {
        // Given
        LandedFiles elsewhere = land();
        Path connectors = Files.createDirectory(directory.resolve("connectors"));
        Files.writeString(
                connectors.resolve("core-site.xml"),
                "<configuration><property><name>fs.viewfs.mounttable.store.link./sales</name><value>file://%s</value></property></configuration>"
                        .formatted(out.landed(BATCH)));
        Path parquet = directory.resolve("parquet");

        // When
        Ended ended = run(Map.of(
                "MILLRACE_INPUT", "viewfs://store/sales",
                "MILLRACE_EDA_CLASSPATH", connectors.toString(),
                "MILLRACE_PARQUET", parquet.toString()));

        // Then
        assertThat(ended.code()).as(ended.errors()).isZero();
        assertThat(ended.output()).contains("By product category").doesNotContain("VERIFIED");
        assertThat(new ManifestFile()
                        .read(out.report().resolve("manifest.json"))
                        .orElseThrow()
                        .totals())
                .isEqualTo(elsewhere.totals());
        assertThat(parquet.toFile().list())
                .contains("_SUCCESS", "timestamp_date=2024-01-01", "timestamp_date=2024-01-02");
    }

    @Test
    void aJarThatIsNotThereIsNamed() throws Exception {
        // When
        Ended ended = run(Map.of("MILLRACE_EDA_CLASSPATH", "no-such.jar", "MILLRACE_SQL", "select 1"));

        // Then
        assertThat(ended.code()).isEqualTo(66);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors()).contains("MILLRACE_EDA_CLASSPATH names no-such.jar, which is not there.");
    }

    private LandedFiles land() {
        return new LandedFiles(new DatasetFile().load("transactions"), out.landed(BATCH))
                .with(
                        Row.of("2024-01-01 10:00:00", "T1", "C1", "Books", "9.99", "1", "9.99", "Card", "Rome", "IT"),
                        Row.of("2024-01-02 11:00:00", "T2", "C2", "Toys", "5.00", "2", "10.00", "Cash", "Köln", ""));
    }

    private Ended run(Map<String, String> settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-X"))
                .toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EdaRunner.class.getName()));
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(new HashMap<>(settings));
        builder.environment().put("MILLRACE_OUT", out.root().toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
            return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            process.destroyForcibly();
        }
    }
}
