package dev.millrace.cli.options;

import java.util.List;
import java.util.Map;

import dev.millrace.contract.stage.StageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExploreOptionsTest {
    @Command
    private static final class Analysis {
        @Mixin
        private AnalysisInputOption input;

        @Mixin
        private ExploreOptions explore;
    }

    @Test
    void theyBecomeTheVariablesThatTheAnalysisReads() {
        // When
        Analysis options =
                parsed("--input", "s3a://shop/sales", "--sql", "select 1", "--format", "csv", "--limit", "7");

        // Then
        Map<String, String> environment = StageSettings.environment(List.of(options.input, options.explore));
        assertThat(environment)
                .containsOnly(
                        Map.entry("MILLRACE_INPUT", "s3a://shop/sales"),
                        Map.entry("MILLRACE_SQL", "select 1"),
                        Map.entry("MILLRACE_FORMAT", "CSV"),
                        Map.entry("MILLRACE_LIMIT", "7"));
        assertThat(options.explore.isQuery()).isTrue();
    }

    @Test
    void aDirectoryIsReadAsItIsAndAFileWasMoved(@TempDir java.nio.file.Path directory) {
        // When
        AnalysisInputOption rows = parsed("--input", directory.toString()).input;
        AnalysisInputOption file = parsed("--input", "sales.csv").input;

        // Then
        assertThat(rows.direct()).contains(directory.toString());
        assertThat(rows.moved().file()).isEmpty();
        assertThat(file.direct()).isEmpty();
        assertThat(file.moved().file()).contains(java.nio.file.Path.of("sales.csv"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --format csv                  | --format and --limit are for the answer to a query: add --sql.
            --limit 3                     | --format and --limit are for the answer to a query: add --sql.
            --sql select --parquet there  | A query writes no files: leave out --sql or --parquet, or run one after the other.
            """)
    void whatDoesNotGoTogetherIsRefused(String given, String message) {
        assertThatThrownBy(() -> parsed(given.split(" ")).explore.isQuery())
                .isInstanceOf(StageFailure.class)
                .hasMessage(message);
    }

    @Test
    void anEmptyQueryIsRefused() {
        assertThatThrownBy(() -> StageSettings.environment(List.of(parsed("--sql", " ").explore)))
                .hasMessage("The query is empty: say after --sql what you want to know.");
    }

    private static Analysis parsed(String... given) {
        Analysis options = new Analysis();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(given);
        return options;
    }
}
