package dev.millrace.contract.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.dataset.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DeepCheckTest {
    @TempDir
    private Path directory;

    private Batch batch;

    @BeforeEach
    void aBatchThatHasGoneAllTheWay() throws IOException {
        batch = Batch.in(directory);
    }

    @Test
    void recomputesEverythingFromTheFiles() {
        // Given
        Evidence evidence = batch.evidence();

        // When
        List<Check> checks = checks(evidence);

        // Then
        assertThat(checks)
                .containsExactly(
                        new Check("input file = ingested", true, "3 rows, hash and sums equal"),
                        new Check("landed files = their SHA-256", true, "2 files, as they were landed"),
                        new Check("landed files = landed", true, "3 rows, hash and sums equal"));
    }

    @Test
    void noticesALandedFileThatWasChangedAfterwards() throws IOException {
        // Given
        Evidence evidence = batch.evidence();
        batch.land("part-1-0-0.csv", "id,day,amount\nd,2024-02-02,0.26\n");

        // When
        List<Check> checks = checks(evidence);

        // Then
        assertThat(checks.get(1).says()).isEqualTo("part-1-0-0.csv has been changed");
        assertThat(checks.get(2).says()).contains("row hash").endsWith("amount 21.76 and 21.75");
    }

    @Test
    void noticesFilesThatAreMissingOrTooMany() throws IOException {
        // Given
        Evidence evidence = batch.evidence();
        Files.move(batch.part("part-1-0-0.csv"), batch.part("part-2-0-0.csv"));

        // When
        List<Check> checks = checks(evidence);

        // Then
        assertThat(checks.get(1).says()).isEqualTo("part-1-0-0.csv is missing, part-2-0-0.csv is not in the manifest");
        assertThat(checks.get(2).says()).startsWith("rows 2 and 3");
    }

    @Test
    void noticesManifestsThatAgreeOnWhatTheFilesDoNotHold() throws IOException {
        // Given
        batch.land("part-1-0-0.csv", "id,day,amount\nd,2024-02-02,9.99\n");
        batch.landed(Batch.TOTALS);

        // When
        List<Check> checks = checks(batch.evidence());

        // Then
        assertThat(checks.get(1).holds()).isTrue();
        assertThat(checks.get(2).says()).endsWith("amount 31.49 and 21.75");
    }

    @Test
    void noticesAnInputThatIsNotWhatWasIngested() throws IOException {
        // Given
        Evidence evidence = batch.evidence();
        Files.writeString(batch.input, Files.readString(batch.input).replace("never", "ever"));

        // When
        List<Check> checks = checks(evidence);

        // Then
        assertThat(checks.get(0).says())
                .startsWith("the content of " + batch.input + " is batch ")
                .endsWith("ingested was " + batch.id);
    }

    @Test
    void noticesRejectedRecordsThatWereNotCounted() {
        // Given
        batch.ingested(0);

        // When
        List<Check> checks = checks(batch.evidence());

        // Then
        assertThat(checks.get(0).says()).isEqualTo("rejected 1 and 0");
    }

    @Test
    void totalsOfTheBatchAreThoseOfItsRows() {
        // When
        var totals = Batch.totals(Row.of("d", "2024-02-02", "0.25"));

        // Then
        assertThat(totals.rows()).isEqualTo(1);
        assertThat(totals.sums())
                .hasEntrySatisfying("amount", sum -> assertThat(sum).isEqualByComparingTo("0.25"));
    }

    private List<Check> checks(Evidence evidence) {
        return new DeepCheck(batch.out, Batch.SALES).checks(evidence);
    }
}
