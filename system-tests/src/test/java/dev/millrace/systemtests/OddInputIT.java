package dev.millrace.systemtests;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import com.github.luben.zstd.ZstdOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Carries files that are odd, but right, through all stages. */
class OddInputIT {
    private static final String DEFINITION = """
            name: sales
            columns:
              - {name: id, type: string, role: key, required: true}
              - {name: day, type: date, role: event-time}
              - {name: city, type: string, role: dimension}
              - {name: amount, type: "decimal(10,2)", role: measure}
            """;
    private static final String HEADER = "id,day,city,amount\n";
    private static final String ROWS = "S1,2025-01-31,Zürich,1.50\nS2,2025-02-01,\"東京\nnorth\",20\n";

    @TempDir
    private Path directory;

    @Test
    void pathsMayHoldSpacesAndLettersOfAnyScript() throws Exception {
        // Given
        Path home = Files.createDirectory(directory.resolve("o 1 данные"));
        Files.writeString(home.resolve("определение 定義.yaml"), DEFINITION);
        Files.writeString(home.resolve("продажи 売上.csv"), HEADER + ROWS);

        // When
        Outcome run = new MillraceCommand(home, Map.of("LC_ALL", "C"))
                .run("run", "--input", "продажи 売上.csv", "--dataset", "определение 定義.yaml", "--out", "вы ход");

        // Then
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("VERIFIED").contains("вы ход/report/index.html");
        var landed = new RunDirectory(home.resolve("вы ход")).manifest("landed/*/manifest.json");
        assertThat(landed.totals().sums()).hasToString("{amount=21.50}");
    }

    @Test
    void aHeaderAloneIsABatchOfNoRows() throws Exception {
        // Given
        Files.writeString(directory.resolve("sales.yaml"), DEFINITION);
        Files.writeString(directory.resolve("sales.csv"), HEADER);

        // When
        Outcome run = new MillraceCommand(directory)
                .run("run", "--input", "sales.csv", "--dataset", "sales.yaml", "--out", "o1");

        // Then
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("VERIFIED");
        var out = new RunDirectory(directory.resolve("o1"));
        assertThat(out.manifest("landed/*/manifest.json").totals().rows()).isZero();
        assertThat(out.manifest("report/manifest.json").totals())
                .isEqualTo(out.manifest("ingested/*/manifest.json").totals());
    }

    @Test
    void packedFilesAreTheSameBatchAsTheFile() throws Exception {
        // Given
        Files.writeString(directory.resolve("sales.yaml"), DEFINITION);
        byte[] csv = (HEADER + ROWS).getBytes(StandardCharsets.UTF_8);
        try (OutputStream zst = new ZstdOutputStream(Files.newOutputStream(directory.resolve("sales.csv.zst")));
                OutputStream gz = new GZIPOutputStream(Files.newOutputStream(directory.resolve("sales.csv.gz")))) {
            zst.write(csv);
            gz.write(csv);
        }
        var millrace = new MillraceCommand(directory);

        // When
        Outcome run = millrace.run("run", "--input", "sales.csv.zst", "--dataset", "sales.yaml", "--out", "o1");

        // Then
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("VERIFIED");
        Outcome again = millrace.run("ingest", "--input", "sales.csv.gz", "--dataset", "sales.yaml", "--out", "o1");
        assertThat(again.out()).contains("already ingested");
        Outcome verified =
                millrace.run("verify", "--deep", "--input", "sales.csv.gz", "--dataset", "sales.yaml", "--out", "o1");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out()).contains("input file = ingested");
    }
}
