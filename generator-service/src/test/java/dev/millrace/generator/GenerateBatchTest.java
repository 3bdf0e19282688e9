package dev.millrace.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GenerateBatchTest {
    private static final int SEVERAL_CHUNKS = 3 * OrderedChunks.ROWS_PER_CHUNK + 17;

    @TempDir
    Path out;

    @Test
    void theManifestSaysWhatAReaderOfTheFileFinds() throws IOException {
        // Given
        Tally tally = new Tally(Generated.DEFINITION);

        // When
        Generated generated = Generated.run(out, SEVERAL_CHUNKS, 42, "0/1", 2);

        // Then
        for (Row row : generated.rows()) {
            tally.add(row);
        }
        String sha256 = ContentHash.of(generated.file());
        Manifest manifest = generated.manifest();
        assertThat(manifest.totals()).isEqualTo(tally.totals());
        assertThat(manifest.totals().rows()).isEqualTo(SEVERAL_CHUNKS);
        assertThat(manifest.stage()).isEqualTo(Stage.GENERATE);
        assertThat(manifest.batch()).isEqualTo(BatchId.of(Generated.DEFINITION, sha256));
        assertThat(manifest.files())
                .containsExactly(new DataFile(
                        generated.file().getFileName().toString(),
                        Files.size(generated.file()),
                        sha256,
                        SEVERAL_CHUNKS,
                        null));
    }

    @Test
    void theLastEventSaysDoneWithAllRows() {
        // When
        Generated generated = Generated.run(out, 100, 42, "0/1", 1);

        // Then
        assertThat(generated.lastEvent().phase()).isEqualTo(Phase.DONE);
        assertThat(generated.lastEvent().rows()).isEqualTo(100);
        assertThat(generated.lastEvent().total()).isEqualTo(100);
        assertThat(generated.lastEvent().exit()).isZero();
    }

    @Test
    void noRowsAreAHeaderAlone() {
        // When
        Generated generated = Generated.run(out, 0, 42, "0/1", 1);

        // Then
        assertThat(generated.file())
                .hasContent("timestamp,transaction_id,customer_id,product_category,product_price,"
                        + "quantity,total_amount,payment_method,city,country\n");
        assertThat(generated.manifest().totals().rows()).isZero();
    }

    @Test
    void theSecondTimeThereIsNothingToDo() throws IOException {
        // Given
        Generated first = Generated.run(out, 100, 42, "0/1", 1);
        var written = Files.getLastModifiedTime(first.file());

        // When
        Generated second = Generated.run(out, 100, 42, "0/1", 2);

        // Then
        assertThat(second.events()).hasSize(1);
        assertThat(second.lastEvent().message()).isEqualTo(first.file() + " is there already");
        assertThat(second.lastEvent().rows()).isEqualTo(100);
        assertThat(Files.getLastModifiedTime(first.file())).isEqualTo(written);
    }

    @Test
    void aFileThatIsNotWhatItsManifestSaysIsMadeAgain() throws IOException {
        // Given
        Generated first = Generated.run(out, 100, 42, "0/1", 1);
        byte[] whole = Files.readAllBytes(first.file());
        Files.write(first.file(), new byte[] {1, 2, 3});

        // When
        Generated second = Generated.run(out, 100, 42, "0/1", 1);

        // Then
        assertThat(second.lastEvent().message()).isNull();
        assertThat(first.file()).hasBinaryContent(whole);
    }

    @Test
    void aManifestWithoutItsFileIsNotBelieved() throws IOException {
        // Given
        Generated first = Generated.run(out, 100, 42, "0/1", 1);
        Files.delete(first.file());

        // When
        Generated second = Generated.run(out, 100, 42, "0/1", 1);

        // Then
        assertThat(second.file()).exists();
    }

    @Test
    void aRequestToStopLeavesNothing() throws IOException {
        // Given
        GenerateRequest request =
                new GenerateRequest(new OutDirectory(out), SEVERAL_CHUNKS, 42, Defects.NONE, Shard.parse("0/1"), 1);
        StopRequest stop = new StopRequest();
        stop.ask();

        // When
        assertThatThrownBy(() -> Generated.run(request, stop))

                // Then
                .isInstanceOfSatisfying(
                        StageFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.TRY_AGAIN))
                .hasMessage("Stopped before the end: the same command again does the work.");
        try (var files = Files.list(out.resolve("generated"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void anOutputThatCannotBeWrittenIsSaid() throws IOException {
        // Given
        Files.createDirectories(out.resolve("generated/transactions-100-42.csv.tmp/in-the-way"));

        // When
        assertThatThrownBy(() -> Generated.run(out, 100, 42, "0/1", 1))

                // Then
                .isInstanceOfSatisfying(
                        StageFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE))
                .hasMessageContaining("transactions-100-42.csv cannot be written")
                .hasMessageEndingWith("free some space, or choose another place with --out.");
    }

    @Test
    void theShardsPutTogetherAreTheWhole() throws IOException {
        // Given
        Generated whole = Generated.run(out, SEVERAL_CHUNKS, 42, "0/1", 2);

        // When
        List<Generated> shards = List.of(
                Generated.run(out, SEVERAL_CHUNKS, 42, "0/3", 1),
                Generated.run(out, SEVERAL_CHUNKS, 42, "1/3", 2),
                Generated.run(out, SEVERAL_CHUNKS, 42, "2/3", 1));

        // Then
        Path joined = out.resolve("joined.csv");
        try (var target = Files.newOutputStream(joined)) {
            for (Generated shard : shards) {
                Files.copy(shard.file(), target);
            }
        }
        assertThat(joined).hasSameBinaryContentAs(whole.file());
        assertThat(shards.stream().map(shard -> shard.manifest().totals()).reduce((a, b) -> a.plus(b)))
                .contains(whole.manifest().totals());
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        // Given
        Generated one = Generated.run(out.resolve("one"), SEVERAL_CHUNKS, 7, "0/1", 1);

        // When
        Generated four = Generated.run(out.resolve("four"), SEVERAL_CHUNKS, 7, "0/1", 4);

        // Then
        assertThat(four.file()).hasSameBinaryContentAs(one.file());
        assertThat(four.manifest().totals()).isEqualTo(one.manifest().totals());
    }

    @Test
    void anotherSeedMakesOtherRows() {
        // Given
        Generated seven = Generated.run(out, 1_000, 7, "0/1", 1);

        // When
        Generated eight = Generated.run(out, 1_000, 8, "0/1", 1);

        // Then
        assertThat(eight.manifest().totals().rowHash())
                .isNotEqualTo(seven.manifest().totals().rowHash());
        assertThat(eight.manifest().batch()).isNotEqualTo(seven.manifest().batch());
    }

    /** If this fails on purpose, raise {@link TransactionGenerator#VERSION}. */
    @Test
    void theBytesOfASeedNeverChange() {
        // When
        Generated generated = Generated.run(out, 1_000, 42, "0/1", 1);

        // Then
        assertThat(ContentHash.of(generated.file()))
                .isEqualTo("89f0507ebd3e71a19c75ca1711f5db3fa94d693664641a3607257ab8a0c8a10d");
    }
}
