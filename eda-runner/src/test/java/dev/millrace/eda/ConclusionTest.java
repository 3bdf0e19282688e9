package dev.millrace.eda;

import java.nio.file.Path;
import java.util.Map;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.Totals;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.Gate;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Progress;
import dev.millrace.contract.stage.Stage;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConclusionTest {
    private static final String BATCH = "0123456789abcdef";
    private static final DatasetDefinition DEFINITION = new DatasetFile().load("transactions");

    @TempDir
    Path directory;

    private OutDirectory out;
    private LandedFiles landed;
    private Conclusion conclusion;

    @BeforeEach
    void aBatchThatIsAnalysed() {
        out = new OutDirectory(directory);
        landed = new LandedFiles(DEFINITION, out.landed(BATCH))
                .with(Row.of("2024-01-01 10:00:00", "T1", "C1", "Books", "9.99", "1", "9.99", "Card", "Rome", "IT"));
        landed.vouch(BATCH, landed.totals());
        EdaConfig config = EdaConfig.of(Map.of("MILLRACE_OUT", directory.toString(), "MILLRACE_DEADLINE", "0s"));
        Gate gate = new Gate(config.deadline(), new Progress("eda", event -> {}), new StopRequest());
        conclusion = new Conclusion(config, gate);
        analyse(landed.totals());
    }

    @Test
    void saysWhatIsProvedWhenAllStagesSawTheSameRows() {
        // Given
        landed.vouchBefore(out, BATCH, landed.totals());

        // When
        String proved = conclusion.draw(DEFINITION, BATCH);

        // Then
        assertThat(proved).isEqualTo("every row that went in came out unchanged");
    }

    @Test
    void refusesRowsThatOneStageSawOtherwise() {
        // Given
        landed.vouchBefore(out, BATCH, landed.totals());
        analyse(landed.totals().plus(landed.totals()));

        // When
        var drawing = assertThatThrownBy(() -> conclusion.draw(DEFINITION, BATCH));

        // Then
        drawing.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.REFUSED))
                .hasMessageStartingWith("landed = analysed does not hold: rows 1 and 2, row hash ");
    }

    @Test
    void doesNotTakeSilenceOfTheIngestForConsent() {
        // When
        var waiting = assertThatThrownBy(() -> conclusion.awaitIngest(BATCH));

        // Then
        waiting.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.TRY_AGAIN))
                .hasMessageContaining(out.ingested(BATCH) + " in vain");
    }

    private void analyse(Totals totals) {
        Manifest manifest = new ManifestFile()
                .read(out.landed(BATCH).resolve(OutDirectory.MANIFEST))
                .orElseThrow();
        new ManifestFile()
                .write(
                        out.report().resolve(OutDirectory.MANIFEST),
                        new Manifest(
                                Stage.EDA, BATCH, manifest.dataset(), manifest.definition(), totals, 0, null, null, 0));
    }
}
