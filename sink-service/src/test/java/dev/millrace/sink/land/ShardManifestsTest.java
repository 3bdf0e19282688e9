package dev.millrace.sink.land;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.Tally;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Lands offsets 0 to 9 of three partitions as two shards, and looks at what is vouched for. */
class ShardManifestsTest {
    private static final LandingOrigin ORIGIN =
            new LandingOrigin("cluster", "sales", "topic-id", Map.of(0, 0L, 1, 0L, 2, 0L));
    private static final Shard FIRST = new Shard(0, 2);
    private static final Shard SECOND = new Shard(1, 2);

    @TempDir
    private Path directory;

    private final Polls polls = new Polls().rows(0, 0, 9).rows(1, 0, 9).rows(2, 0, 9);

    private Landing landing(Shard shard) {
        return new Landing(
                Polls.SALES,
                new LandedFiles(directory, shard),
                Polls.opened(ORIGIN.startOffsets()).details(),
                100);
    }

    private Manifest land(Shard shard) {
        LandedFiles files = new LandedFiles(directory, shard);
        ORIGIN.write(files.origin());
        try (Landing landing = landing(shard)) {
            landing.take(polls.poll());
            List<DataFile> parts = landing.commit();
            Map<String, String> details = Map.of("topic", "sales", "multiline", "" + (shard.index() == 1));
            var manifest = new Manifest(
                    Stage.SINK,
                    Polls.BATCH,
                    "sales",
                    "definition",
                    landing.totals(),
                    0,
                    parts,
                    details,
                    1 + shard.index());
            new ManifestFile().write(files.manifest(), manifest);
            return manifest;
        }
    }

    private Optional<Manifest> merged() {
        return new ShardManifests(directory, ORIGIN).merged(2);
    }

    @Test
    void togetherTheyVouchForEveryRow() {
        // Given
        land(FIRST);
        land(SECOND);

        // When
        Manifest all = merged().orElseThrow();

        // Then
        Tally tally = new Tally(Polls.SALES);
        for (int partition = 0; partition < 3; partition++) {
            for (int offset = 0; offset < 10; offset++) {
                tally.add(Polls.row(offset));
            }
        }
        assertThat(all.totals()).isEqualTo(tally.totals());
        assertThat(all.files())
                .extracting(DataFile::name)
                .containsExactly("part-0-0-9.csv", "part-1-0-9.csv", "part-2-0-9.csv");
        assertThat(all.details()).isEqualTo(Map.of("topic", "sales", "multiline", "true", "shards", "2"));
        assertThat(all.seconds()).isEqualTo(2);
    }

    @Test
    void thereIsNoneForTheBatchWhileOneIsMissing() {
        // When
        land(SECOND);

        // Then
        assertThat(merged()).isEmpty();
    }

    @Test
    void whatWasLandedFromElsewhereDoesNotCount() {
        // Given
        land(FIRST);
        land(SECOND);

        // When
        new LandingOrigin("another", "sales", "topic-id", ORIGIN.startOffsets())
                .write(new LandedFiles(directory, SECOND).origin());

        // Then
        assertThat(merged()).isEmpty();
    }

    @Test
    void partitionsThatWereLandedAgainSinceDoNotCount() throws IOException {
        // Given
        land(FIRST);
        land(SECOND);

        // When
        Files.move(directory.resolve("part-2-0-9.csv"), directory.resolve("part-2-0-8.csv"));

        // Then
        assertThat(merged()).isEmpty();
    }

    @Test
    void aShardWithoutPartitionsVouchesForNothing() {
        // Given
        Shard fourth = new Shard(3, 4);

        // When
        Manifest manifest = land(fourth);

        // Then
        assertThat(manifest.totals().rows()).isZero();
        assertThat(new ShardManifests(directory, ORIGIN).of(fourth)).contains(manifest);
    }

    @Test
    void aShardRemovesItsOwnFilesAlone() throws IOException {
        // Given
        land(FIRST);
        Manifest second = land(SECOND);
        Files.createFile(directory.resolve("part-1.csv.tmp"));
        Files.createFile(directory.resolve("part-2.csv.tmp"));

        // When
        new LandedFiles(directory, FIRST).removeAll();

        // Then
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "part-1-0-9.csv", "part-1.csv.tmp", "origin-1of2.json", "manifest-1of2.json");
        assertThat(new ShardManifests(directory, ORIGIN).of(SECOND)).contains(second);
    }

    @Test
    void theDirectoryGoesWithTheLastShard() {
        // Given
        land(FIRST);
        land(SECOND);
        new LandedFiles(directory, FIRST).removeAll();

        // When
        new LandedFiles(directory, SECOND).removeAll();

        // Then
        assertThat(directory).doesNotExist();
    }

    @Test
    void aShardThatGoesOnLeavesTheUnfinishedFilesOfOthers() throws IOException {
        // Given
        Files.createFile(directory.resolve("part-1.csv.tmp"));
        Files.createFile(directory.resolve("part-2.csv.tmp"));

        // When
        landing(FIRST).close();

        // Then
        assertThat(names()).containsExactly("part-1.csv.tmp");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
