package dev.millrace.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowError;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.DefectKind;
import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DefectiveRowsTest {
    private static final int SEVERAL_CHUNKS = 3 * OrderedChunks.ROWS_PER_CHUNK + 17;
    private static final Defects ONE_PERCENT = Defects.of(Optional.of("1%"), Optional.empty());

    @TempDir
    private Path out;

    /** One line of the list of defects. */
    private record Truth(long line, String kind, String column, boolean rejectable) {
        static Truth parse(String text) {
            String[] fields = text.split(",", -1);
            return new Truth(Long.parseLong(fields[0]), fields[1], fields[2], Boolean.parseBoolean(fields[3]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1%", "1%", "50%", "100%"})
    void aReaderRejectsWhatIsListedAndNothingElse(String share) throws IOException {
        // When
        Generated generated = generate(Defects.of(Optional.of(share), Optional.empty()));

        // Then
        Map<Long, String> listed = truth(generated).stream()
                .filter(Truth::rejectable)
                .collect(Collectors.toMap(Truth::line, Truth::column));
        Map<Long, String> rejected = new LinkedHashMap<>();
        errors(generated).forEach(error -> rejected.put(error.line(), error.column()));
        assertThat(rejected).isNotEmpty().isEqualTo(listed);
        assertThat(generated.parsed()).hasSize(SEVERAL_CHUNKS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "missing; it is empty, and the column is required",
                "type; 'n/a' is not (an integer|a decimal number)",
                "range; '-[0-9.]+' is less than the smallest allowed, .*",
                "date; '2025-02-30 .*' is not a timestamp",
                "decimals; '[0-9.]+' has more than 2 decimal places",
                "ragged; it has (9|11) fields where the header has 10",
                "quote; a quote is opened and never closed|a quoted field goes on behind its closing quote",
                "duplicate; none",
                "late; none",
            })
    void everyKindDoesWhatItSays(String kind, String reason) throws IOException {
        // When
        Generated generated = generate(Defects.of(Optional.of("2%"), Optional.of(kind)));

        // Then
        boolean rejectable = DefectKind.valueOf(kind.toUpperCase()).isRejectable();
        List<Truth> truth = truth(generated);
        assertThat(truth)
                .hasSizeBetween(SEVERAL_CHUNKS / 67, SEVERAL_CHUNKS / 40)
                .allSatisfy(defect -> {
                    assertThat(defect.kind()).isEqualTo(kind);
                    assertThat(defect.rejectable()).isEqualTo(rejectable);
                });
        assertThat(errors(generated))
                .hasSize(rejectable ? truth.size() : 0)
                .allSatisfy(error -> assertThat(error.problem()).matches(reason));
    }

    @Test
    void theManifestCountsTheRowsThatFitAndTheOthersApart() throws IOException {
        // Given
        Tally tally = new Tally(Generated.DEFINITION);

        // When
        Generated generated = generate(ONE_PERCENT);

        // Then
        generated.parsed().values().stream()
                .filter(Row.class::isInstance)
                .map(Row.class::cast)
                .forEach(tally::add);
        Manifest manifest = generated.manifest();
        assertThat(manifest.totals()).isEqualTo(tally.totals());
        assertThat(manifest.rejected()).isEqualTo(errors(generated).size());
        assertThat(manifest.batch()).isEqualTo(BatchId.of(Generated.DEFINITION, ContentHash.of(generated.file())));
        assertThat(manifest.files())
                .containsExactly(
                        file(generated.file(), SEVERAL_CHUNKS),
                        file(generated.truth(), truth(generated).size()));
        assertThat(manifest.details())
                .containsEntry("defects", "1%")
                .containsEntry("defectKinds", "missing,type,range,date,decimals,ragged,quote,duplicate,late");
    }

    @Test
    void allOtherRowsAreThoseOfTheCleanFile() throws IOException {
        // Given
        List<String> clean = Files.readAllLines(generate(Defects.NONE).file());

        // When
        Generated generated = generate(ONE_PERCENT);

        // Then
        List<String> lines = Files.readAllLines(generated.file());
        Set<Long> spoiled = truth(generated).stream().map(Truth::line).collect(Collectors.toSet());
        assertThat(lines).hasSameSizeAs(clean);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(!lines.get(i).equals(clean.get(i))).as("line " + (i + 1)).isEqualTo(spoiled.contains(i + 1L));
        }
    }

    @Test
    void aDuplicateRepeatsARowBeforeIt() throws IOException {
        // When
        Generated generated = generate(Defects.of(Optional.of("5%"), Optional.of("duplicate")));

        // Then
        List<String> lines = Files.readAllLines(generated.file());
        List<Truth> truth = truth(generated);
        assertThat(truth).isNotEmpty().allSatisfy(defect -> {
            int index = (int) defect.line() - 1;
            assertThat(lines.subList(Math.max(0, index - 64), index)).contains(lines.get(index));
        });
        assertThat(new HashSet<>(lines)).hasSize(lines.size() - truth.size());
    }

    @Test
    void aLateRowIsOlderThanTheFirst() throws IOException {
        // When
        Generated generated = generate(Defects.of(Optional.of("1%"), Optional.of("late")));

        // Then
        List<String> lines = Files.readAllLines(generated.file());
        assertThat(truth(generated)).isNotEmpty().allSatisfy(defect -> {
            int index = (int) defect.line() - 1;
            assertThat(lines.get(index)).startsWith("2024-").isLessThan(lines.get(1));
        });
    }

    @Test
    void neitherThreadsNorShardsChangeAByte() throws IOException {
        // Given
        Generated whole = Generated.run(out, SEVERAL_CHUNKS, 42, ONE_PERCENT, "0/1", 1);

        // When
        List<Generated> shards = List.of(
                Generated.run(out, SEVERAL_CHUNKS, 42, ONE_PERCENT, "0/3", 1),
                Generated.run(out, SEVERAL_CHUNKS, 42, ONE_PERCENT, "1/3", 3),
                Generated.run(out, SEVERAL_CHUNKS, 42, ONE_PERCENT, "2/3", 2));

        // Then
        Path rows = out.resolve("rows.csv");
        Path truth = out.resolve("truth.csv");
        try (var joinedRows = Files.newOutputStream(rows);
                var joinedTruth = Files.newOutputStream(truth)) {
            for (Generated shard : shards) {
                Files.copy(shard.file(), joinedRows);
                Files.copy(shard.truth(), joinedTruth);
            }
        }
        assertThat(rows).hasSameBinaryContentAs(whole.file());
        assertThat(truth).hasSameBinaryContentAs(whole.truth());
        assertThat(shards.stream().map(shard -> shard.manifest().totals()).reduce((a, b) -> a.plus(b)))
                .contains(whole.manifest().totals());
        assertThat(shards.stream()
                        .mapToLong(shard -> shard.manifest().rejected())
                        .sum())
                .isEqualTo(whole.manifest().rejected());
    }

    @Test
    void aLostListOfDefectsIsMadeAgain() throws IOException {
        // Given
        Generated first = generate(ONE_PERCENT);
        byte[] truth = Files.readAllBytes(first.truth());
        Files.delete(first.truth());

        // When
        Generated second = generate(ONE_PERCENT);

        // Then
        assertThat(second.lastEvent().message()).isEqualTo("the defects are listed in " + first.truth());
        assertThat(first.truth()).hasBinaryContent(truth);
        assertThat(generate(ONE_PERCENT).lastEvent().message()).endsWith("is there already");
    }

    private Generated generate(Defects defects) {
        return Generated.run(out, SEVERAL_CHUNKS, 42, defects, "0/1", 2);
    }

    private static List<Truth> truth(Generated generated) throws IOException {
        List<String> lines = Files.readAllLines(generated.truth());
        assertThat(lines.get(0)).isEqualTo("line,kind,column,rejectable");
        return lines.stream().skip(1).map(Truth::parse).toList();
    }

    private static List<RowError> errors(Generated generated) throws IOException {
        return generated.parsed().values().stream()
                .filter(RowError.class::isInstance)
                .map(RowError.class::cast)
                .toList();
    }

    private static DataFile file(Path path, long rows) throws IOException {
        return new DataFile(path.getFileName().toString(), Files.size(path), ContentHash.of(path), rows, null);
    }
}
