package dev.millrace.systemtests;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Lets the disk run full, and then gives the same command with more room. */
class FullDiskIT {
    private static final String ROWS = "30000";

    @TempDir
    private Path directory;

    @BeforeEach
    void assumeThatDisksCanBeSmall() throws Exception {
        SmallDisk.assumePossible(directory);
    }

    @Test
    void aGeneratorOnAFullDiskSaysSoAndLeavesNothingHalfWritten() throws Exception {
        // Given
        var disk = new SmallDisk(directory);

        // When
        var result = disk.run("1m", "generate", "--rows", ROWS, "--out", "disk");

        // Then
        assertThat(result.full()).as(result.text()).isEqualTo(73);
        assertThat(result.text())
                .contains("transactions-30000-42.csv cannot be written (No space left on device): free some space, or"
                        + " choose another place with --out.");
        assertThat(result.unfinished()).isZero();
        assertThat(result.roomy()).as(result.text()).isZero();
    }

    @Test
    void aSinkOnAFullDiskSaysSoAndGoesOnWhenThereIsRoom() throws Exception {
        // Given
        var disk = new SmallDisk(directory);
        try (KeptBroker broker = KeptBroker.start(directory.resolve("broker"))) {
            Batch batch = new Batch(directory, "o1", 10_000, 42, broker.address());
            batch.generate();
            Batch.assertDone(batch.ingest("--wire", "csv").outcome());
            String input = batch.out().files("generated/*.csv").get(0).toString();

            // When
            var result = disk.run(
                    "512k",
                    "sink",
                    "--input",
                    input,
                    "--rows-per-file",
                    "200",
                    "--out",
                    "disk",
                    "--kafka",
                    broker.address());

            // Then
            assertThat(result.full()).as(result.text()).isEqualTo(73);
            assertThat(result.text()).contains("cannot be written (No space left on device): free some space");
            assertThat(result.unfinished()).isZero();
            assertThat(result.roomy()).as(result.text()).isZero();
            assertThat(new RunDirectory(directory).landedRows())
                    .isEqualTo(batch.out().generatedRows());
        }
    }

    @Test
    void aRunWhoseBrokerFindsTheDiskFullSaysSoAndGoesOnWhenThereIsRoom() throws Exception {
        // Given
        var disk = new SmallDisk(directory);

        // When
        var result = disk.run("8m", "run", "--rows", ROWS, "--rows-per-transaction", "500", "--out", "disk");

        // Then
        assertThat(result.full()).as(result.text()).isEqualTo(73);
        assertThat(result.unfinished()).isZero();
        assertThat(result.roomy()).as(result.text()).isZero();
        assertThat(result.text()).contains("VERIFIED");
        var out = new RunDirectory(directory);
        assertThat(out.landedRows()).isEqualTo(out.generatedRows()).hasSize(30_000);
    }
}
