package dev.millrace.contract.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EvidenceFinderTest {
    @TempDir
    private Path directory;

    private Batch batch;
    private Origin origin;

    @BeforeEach
    void aBatchThatHasGoneAllTheWay() throws IOException {
        batch = Batch.in(directory);
        origin = new OriginFinder(batch.out, Batch.SALES).given(batch.input);
    }

    @Test
    void findsTheReportThatABatchHasForItself() throws IOException {
        // Given
        Path report = batch.out.report(batch.id);
        Files.createDirectories(report.getParent());
        Files.move(batch.out.report(), report);

        // When
        Evidence evidence = new EvidenceFinder(batch.out).find(origin, report);

        // Then
        assertThat(evidence.analysed()).isPresent();
        assertThat(Verdict.of(evidence).holds()).isTrue();
    }

    @Test
    void doesNotTakeTheReportOfTheLastRunForIt() {
        // Given
        Path report = batch.out.report(batch.id);

        // When
        var looking = assertThatThrownBy(() -> new EvidenceFinder(batch.out).find(origin, report));

        // Then
        looking.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.NO_INPUT))
                .hasMessageStartingWith("Batch %s has no %s".formatted(batch.id, report));
    }
}
