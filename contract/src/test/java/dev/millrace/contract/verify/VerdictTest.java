package dev.millrace.contract.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {
    private static final Totals ONE_CHANGED = Batch.totals(
            Row.of("a", "2024-01-31", "1.50"),
            Row.of("b, c", "2024-02-01", "20.01"),
            Row.of("d", "2024-02-02", "0.25"));
    private static final Totals ONE_LOST =
            Batch.totals(Row.of("a", "2024-01-31", "1.50"), Row.of("b, c", "2024-02-01", "20.00"));

    @TempDir
    private Path directory;

    private Batch batch;

    @BeforeEach
    void aBatchThatHasGoneAllTheWay() throws IOException {
        batch = Batch.in(directory);
    }

    @Test
    void holdsWhenEveryStageSawTheSameRows() {
        // Given
        Evidence evidence = batch.evidence();

        // When
        Verdict verdict = Verdict.of(evidence);

        // Then
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.checks())
                .containsExactly(
                        new Check("input = ingested + rejected", true, "4 = 3 + 1 rows of sales.csv"),
                        new Check("ingested = landed", true, "3 rows, hash and sums equal"),
                        new Check("landed = analysed", true, "3 rows, hash and sums equal"));
    }

    @Test
    void namesTheTwoStagesBetweenWhichARowWasChanged() throws IOException {
        // Given
        batch.landed(ONE_CHANGED);
        batch.analysed(ONE_CHANGED);

        // When
        Verdict verdict = Verdict.of(batch.evidence());

        // Then
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.refusal())
                .isEqualTo("ingested = landed does not hold: row hash %s and %s, amount 21.75 and 21.76"
                        .formatted(Batch.TOTALS.rowHash(), ONE_CHANGED.rowHash()));
    }

    @Test
    void namesTheTwoStagesBetweenWhichARowWasLost() {
        // Given
        batch.analysed(ONE_LOST);

        // When
        Verdict verdict = Verdict.of(batch.evidence());

        // Then
        assertThat(verdict.refusal())
                .startsWith("landed = analysed does not hold: rows 3 and 2, row hash ")
                .endsWith("amount 21.75 and 21.50");
    }

    @Test
    void noticesASumThatDiffersAlone() {
        // Given
        Totals forged = new Totals(3, Batch.TOTALS.rowHash(), ONE_CHANGED.sums());
        batch.analysed(forged);

        // When
        Verdict verdict = Verdict.of(batch.evidence());

        // Then
        assertThat(verdict.refusal()).isEqualTo("landed = analysed does not hold: amount 21.75 and 21.76");
    }

    @Test
    void generatedRowsMustAllBeIngestedUnchanged() {
        // Given
        Manifest generated = batch.manifest(Stage.GENERATE, ONE_CHANGED, 0, List.of());
        Manifest ingested = batch.manifest(Stage.INGEST, Batch.TOTALS, 0, List.of());
        Evidence found = batch.evidence();
        Evidence evidence =
                new Evidence(new Origin.Generated(batch.input, generated), ingested, found.landed(), found.analysed());

        // When
        Verdict verdict = Verdict.of(evidence);

        // Then
        assertThat(verdict.refusal()).startsWith("generated = ingested + rejected does not hold: row hash ");
    }

    @Test
    void noOtherRowsMayBeRejectedThanTheGeneratorSpoiled() {
        // Given
        Manifest generated = batch.manifest(Stage.GENERATE, Batch.TOTALS, 0, List.of());
        Evidence found = batch.evidence();
        Evidence evidence = new Evidence(
                new Origin.Generated(batch.input, generated), found.ingested(), found.landed(), found.analysed());

        // When
        Verdict verdict = Verdict.of(evidence);

        // Then
        assertThat(verdict.refusal()).isEqualTo("generated = ingested + rejected does not hold: rejected 0 and 1");
    }

    @Test
    void rowsThatTheGeneratorSpoiledAreCountedWithTheOthers() {
        // Given
        Manifest generated = batch.manifest(Stage.GENERATE, Batch.TOTALS, 1, List.of());
        Evidence found = batch.evidence();
        Evidence evidence = new Evidence(
                new Origin.Generated(batch.input, generated), found.ingested(), found.landed(), found.analysed());

        // When
        Verdict verdict = Verdict.of(evidence);

        // Then
        assertThat(verdict.checks())
                .contains(new Check("generated = ingested + rejected", true, "4 = 3 + 1 rows, hash and sums equal"));
    }

    @Test
    void asManyRejectedRowsAreNotEnoughIfTheyAreOthers() {
        // Given
        Manifest generated = batch.manifest(Stage.GENERATE, ONE_CHANGED, 1, List.of());
        Evidence found = batch.evidence();
        Evidence evidence = new Evidence(
                new Origin.Generated(batch.input, generated), found.ingested(), found.landed(), found.analysed());

        // When
        Verdict verdict = Verdict.of(evidence);

        // Then
        assertThat(verdict.refusal()).startsWith("generated = ingested + rejected does not hold: row hash ");
    }
}
