package dev.millrace.eda.summary;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.RejectedRows;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Stage;
import dev.millrace.eda.summary.Pipeline.Rejection;
import dev.millrace.eda.summary.Pipeline.StageFigures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PipelineFiguresTest {
    private static final DatasetDefinition SALES = new DatasetFile()
            .parse("name: sales\ncolumns: [{name: total, type: 'decimal(10,2)', role: measure}]", "sales");
    private static final Totals TOTALS = new Totals(3, "00000000000000ff", Map.of("total", new BigDecimal("9.50")));

    @TempDir
    private Path directory;

    private OutDirectory out;
    private Path file;
    private String batch;
    private PipelineFigures figures;

    @BeforeEach
    void aBatchOfAFile() throws IOException {
        out = new OutDirectory(directory);
        file = Files.writeString(directory.resolve("sales.csv"), "total\n1.00\n");
        batch = BatchId.of(SALES, ContentHash.of(file));
        figures = new PipelineFigures(out, SALES);
    }

    @Test
    void tellsWhatEveryStageSawAndThatItIsTheSame() {
        // Given
        vouch(Stage.INGEST, out.ingested(batch), TOTALS, 0, List.of());
        land();

        // When
        Pipeline pipeline = figures.of(Optional.of(file), batch, TOTALS, 2.5);

        // Then
        assertThat(pipeline.verified()).isTrue();
        assertThat(pipeline.verdict()).isEqualTo("Every row that went in came out unchanged.");
        assertThat(pipeline.stages())
                .containsExactly(stage("ingested", 0L, 0.5), stage("landed", null, 0.5), stage("analysed", null, 2.5));
        assertThat(pipeline.rejections()).isEmpty();
    }

    @Test
    void tellsFirstWhatTheGeneratorVouchesFor() {
        // Given
        Path generated = OutDirectory.manifestOf(out.generated("sales-3-42.csv"));
        vouch(Stage.GENERATE, generated, TOTALS, 0, List.of());
        vouch(Stage.INGEST, out.ingested(batch), TOTALS, 0, List.of());
        land();

        // When
        Pipeline pipeline = figures.of(Optional.empty(), batch, TOTALS, 2.5);

        // Then
        assertThat(pipeline.verified()).isTrue();
        assertThat(pipeline.stages()).extracting(StageFigures::stage).startsWith("generated", "ingested");
    }

    @Test
    void tellsWhyRowsWereRejectedMostFrequentFirstAndTheRestTogether() {
        // Given
        RejectedRows few = new RejectedRows("Total", "is not a number", 2, List.of("line 5: 'x' is not a number"));
        RejectedRows many = new RejectedRows(null, "a quote is never closed", 7, List.of());
        vouch(Stage.INGEST, out.ingested(batch), TOTALS, 10, List.of(few, many));
        land();

        // When
        Pipeline pipeline = figures.of(Optional.of(file), batch, TOTALS, 2.5);

        // Then
        assertThat(pipeline.verdict()).isEqualTo("3 rows came out unchanged, 10 rejected (dead letters).");
        assertThat(pipeline.rejections())
                .containsExactly(
                        new Rejection(null, "a quote is never closed", 7, List.of()),
                        new Rejection("Total", "is not a number", 2, List.of("line 5: 'x' is not a number")),
                        new Rejection(null, "for other reasons", 1, List.of()));
    }

    @Test
    void saysThatAnOlderIngestDidNotTellWhyRowsWereRejected() {
        // Given
        vouch(Stage.INGEST, out.ingested(batch), TOTALS, 4, List.of());
        land();

        // When
        Pipeline pipeline = figures.of(Optional.of(file), batch, TOTALS, 2.5);

        // Then
        assertThat(pipeline.rejections()).containsExactly(new Rejection(null, "for reasons not told", 4, List.of()));
    }

    @Test
    void saysInWhatTheAnalysisSawOtherRows() {
        // Given
        vouch(Stage.INGEST, out.ingested(batch), TOTALS, 0, List.of());
        land();

        // When
        Pipeline pipeline = figures.of(Optional.of(file), batch, TOTALS.plus(TOTALS), 2.5);

        // Then
        assertThat(pipeline.verified()).isFalse();
        assertThat(pipeline.verdict())
                .startsWith("Landed = analysed does not hold: rows 3 and 6, row hash ")
                .endsWith("total 9.50 and 19.00.");
    }

    @Test
    void provesNothingAsLongAsTheIngestIsSilent() {
        // Given
        land();

        // When
        Pipeline pipeline = figures.of(Optional.of(file), batch, TOTALS, 2.5);

        // Then
        assertThat(pipeline.verified()).isFalse();
        assertThat(pipeline.verdict()).startsWith("The ingest does not vouch for these rows yet");
        assertThat(pipeline.stages()).extracting(StageFigures::stage).containsExactly("landed", "analysed");
    }

    @Test
    void provesNothingOfAFileThatIsGone() {
        // Given
        vouch(Stage.INGEST, out.ingested(batch), TOTALS, 0, List.of());
        land();

        // When
        Pipeline pipeline = figures.of(Optional.empty(), batch, TOTALS, 2.5);

        // Then
        assertThat(pipeline.verified()).isFalse();
        assertThat(pipeline.verdict()).contains("that batch %s came from is not there".formatted(batch));
        assertThat(pipeline.stages()).hasSize(3);
    }

    @Test
    void hasNothingToTellOfRowsThatNoSinkHasLanded() {
        // When
        Pipeline pipeline = figures.of(Optional.of(file), batch, TOTALS, 2.5);

        // Then
        assertThat(pipeline).isNull();
    }

    private void land() {
        vouch(Stage.SINK, out.landed(batch).resolve(OutDirectory.MANIFEST), TOTALS, 0, List.of());
    }

    private void vouch(Stage stage, Path manifest, Totals totals, long rejected, List<RejectedRows> rejections) {
        new ManifestFile()
                .write(
                        manifest,
                        new Manifest(
                                stage,
                                batch,
                                "sales",
                                BatchId.fingerprint(SALES),
                                totals,
                                rejected,
                                rejections,
                                List.of(),
                                Map.of(),
                                0.5));
    }

    private static StageFigures stage(String name, Long rejected, double seconds) {
        return new StageFigures(name, 3, rejected, TOTALS.rowHash(), TOTALS.sums(), seconds);
    }
}
