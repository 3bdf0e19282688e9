package dev.millrace.systemtests;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the pipeline by its compose file, as somebody does who has an engine and no Java. */
class ContainerComposeIT {
    @TempDir
    private Path directory;

    @BeforeEach
    void assumeCompose() {
        ComposeProject.assumePossible();
    }

    @Test
    void upEndsWithReportAndVerdictAndFindsItsWorkDoneTheNextTime() {
        // Given
        Path out = directory.resolve("out");
        try (var project = new ComposeProject(directory, out, Map.of("MILLRACE_ROWS", "5000"))) {
            // When
            Outcome up = project.compose("up", "--build");
            Outcome again = project.compose("up");

            // Then
            assertThat(up.exitCode()).as(up.out() + up.err()).isZero();
            assertThat(up.out())
                    .contains("VERIFIED  every row that went in came out unchanged")
                    .doesNotContain("already");
            assertThat(out.resolve("report/index.html")).isNotEmptyFile();
            assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
            assertThat(again.out())
                    .contains("already ingested")
                    .contains("already landed")
                    .contains("VERIFIED  every row that went in came out unchanged");
        }
    }

    @Test
    void aStageThatFailsEndsItAndTheVerdictIsNotGiven() {
        // Given
        Path out = directory.resolve("out");
        var settings = Map.of("MILLRACE_ROWS", "1000", "MILLRACE_DEFECTS", "1%", "MILLRACE_DEFECT_KINDS", "type");
        try (var project = new ComposeProject(directory, out, settings)) {
            // When
            Outcome up = project.compose("up", "--build");

            // Then
            assertThat(up.exitCode()).as(up.out() + up.err()).isNotZero();
            assertThat(project.compose("logs", "ingest").out()).contains("0 allowed");
            assertThat(out.resolve("report")).doesNotExist();
        }
    }
}
