package dev.millrace.systemtests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.millrace.contract.manifest.Manifest;
import dev.millrace.systemtests.DeadLetterTopic.Letter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Spoils rows on purpose, and holds what was rejected against what was spoiled. */
class DefectsIT {
    private static final int ROWS = 20_000;

    @TempDir
    private Path directory;

    @Test
    void everySpoiledRowIsRejectedAndNoOther() throws IOException {
        // Given
        var millrace = new MillraceCommand(directory);

        // When
        Outcome run = millrace.run(
                "run", "--rows", Integer.toString(ROWS), "--defects", "1%", "--max-rejected", "2%", "--out", "o1");

        // Then
        var out = new RunDirectory(directory.resolve("o1"));
        Path csv = out.files("generated/transactions-20000-42-defects-1pct.csv").get(0);
        List<String[]> truth = truth(csv);
        Map<Long, String> rejectable = truth.stream()
                .filter(defect -> defect[3].equals("true"))
                .collect(Collectors.toMap(defect -> Long.parseLong(defect[0]), defect -> defect[2]));
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("VERIFIED   %,d rows came out unchanged, %d rejected"
                        .formatted(ROWS - rejectable.size(), rejectable.size()));
        assertThat(truth.stream().map(defect -> defect[1]).distinct()).hasSize(9);

        List<Letter> letters = new DeadLetterTopic(directory, "o1").letters();
        assertThat(letters.stream().collect(Collectors.toMap(Letter::line, Letter::column)))
                .isEqualTo(rejectable);
        assertThat(letters)
                .allSatisfy(letter -> assertThat(lineAt(csv, letter.offset())).isEqualTo(letter.text()));
        assertThat(out.landedRows()).isEqualTo(goodRows(csv, rejectable));
        Manifest generated = out.manifest("generated/*.manifest.json");
        assertThat(out.manifest("landed/*/manifest.json").totals()).isEqualTo(generated.totals());
    }

    @Test
    void spoiledRowsAreNotRejectedInSilence() {
        // Given
        var millrace = new MillraceCommand(directory);

        // When
        Outcome run = millrace.run("run", "--rows", "2000", "--defects", "1%", "--defect-kinds", "date", "--out", "o1");

        // Then
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(65);
        assertThat(run.out() + run.err())
                .contains("REFUSED")
                .contains("transactions-2000-42-defects-1pct-date.csv line ")
                .containsPattern("column timestamp: '2025-02-30 .*' is not a timestamp");
    }

    private static List<String[]> truth(Path csv) throws IOException {
        return Files.readAllLines(csv.resolveSibling(csv.getFileName() + ".truth.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static String lineAt(Path csv, long offset) throws IOException {
        byte[] bytes = Files.readAllBytes(csv);
        byte[] rest = Arrays.copyOfRange(bytes, (int) offset, Math.min(bytes.length, (int) offset + 1000));
        return new String(rest, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    }

    private static List<String> goodRows(Path csv, Map<Long, String> rejectable) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        return IntStream.range(1, lines.size())
                .filter(i -> !rejectable.containsKey(i + 1L))
                .mapToObj(lines::get)
                .sorted()
                .toList();
    }
}
