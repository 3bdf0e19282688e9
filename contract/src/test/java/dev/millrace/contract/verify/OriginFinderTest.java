package dev.millrace.contract.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OriginFinderTest {
    @TempDir
    private Path directory;

    private Batch batch;
    private OriginFinder origins;

    @BeforeEach
    void aBatchThatHasGoneAllTheWay() throws IOException {
        batch = Batch.in(directory);
        origins = new OriginFinder(batch.out, Batch.SALES);
    }

    @Test
    void theLastBatchLeadsBackToTheFileThatWasIngested() {
        // When
        Origin origin = origins.last();

        // Then
        assertThat(origin).isEqualTo(new Origin.Given(batch.input, batch.id));
    }

    @Test
    void aGeneratedFileIsFoundByItsBatch() {
        // Given
        Path csv = new GeneratedFile("sales", 3, 42, Defects.NONE).in(batch.out);
        var manifest = batch.manifest(Stage.GENERATE, Batch.TOTALS, 0, List.of());
        new ManifestFile().write(OutDirectory.manifestOf(csv), manifest);

        // When
        Origin origin = origins.of(batch.id);

        // Then
        assertThat(origin).isEqualTo(new Origin.Generated(csv, manifest));
    }

    @Test
    void anInputThatHasMovedMustBeNamed() throws IOException {
        // Given
        Files.delete(batch.input);

        // When
        var finding = assertThatThrownBy(() -> origins.last());

        // Then
        finding.hasMessage("The file '%s' that batch %s came from is not there: say where it is with --input."
                .formatted(batch.input, batch.id));
    }

    @Test
    void anotherDefinitionIsNotTakenForTheBatchs() {
        // Given
        OriginFinder others = new OriginFinder(batch.out, new DatasetFile().load("transactions"));

        // When
        var finding = assertThatThrownBy(others::last);

        // Then
        finding.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessage(
                        "Batch %s was read as dataset 'sales', not by this definition of 'transactions': name its file with --dataset."
                                .formatted(batch.id));
    }

    @Test
    void aStageThatHasNotDoneTheBatchIsNamed() throws IOException {
        // Given
        Path manifest = batch.out.landed(batch.id).resolve(OutDirectory.MANIFEST);
        Files.delete(manifest);

        // When
        var finding = assertThatThrownBy(() -> batch.evidence());

        // Then
        finding.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.NO_INPUT))
                .hasMessage(
                        "Batch %s has no %s: run ./millrace sink with the same options, or ./millrace run for all of it."
                                .formatted(batch.id, manifest));
    }
}
