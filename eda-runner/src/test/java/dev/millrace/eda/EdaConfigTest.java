package dev.millrace.eda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.ProgressFormat;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.eda.explore.Question;
import dev.millrace.eda.explore.ResultFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EdaConfigTest {
    @Test
    void everythingHasADefault() {
        // When
        EdaConfig config = EdaConfig.of(Map.of("MILLRACE_BATCH", " "));

        // Then
        assertThat(config.out().root()).isEqualTo(Path.of("out"));
        assertThat(config.report()).isEqualTo(config.out().report());
        assertThat(config.dataset()).isEqualTo("transactions");
        assertThat(config.input()).isEmpty();
        assertThat(config.direct()).isEmpty();
        assertThat(config.parquet()).isEmpty();
        assertThat(config.question()).isEmpty();
        assertThat(config.batch()).isEmpty();
        assertThat(config.rows()).isEqualTo(100_000);
        assertThat(config.seed()).isEqualTo(42);
        assertThat(config.defects()).isEqualTo(Defects.NONE);
        assertThat(config.progress()).isEqualTo(ProgressFormat.LOG);
        assertThat(config.launched()).isFalse();
        assertThat(config.compare()).isEmpty();
        assertThat(config.failOnDrift()).isFalse();
    }

    @Test
    void knowsWhatToCompareWith() {
        // When
        EdaConfig config = EdaConfig.of(Map.of("MILLRACE_COMPARE", "may.json", "MILLRACE_FAIL_ON_DRIFT", "true"));

        // Then
        assertThat(config.compare()).contains(Path.of("may.json"));
        assertThat(config.failOnDrift()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"300ms,PT0.3S", "90s,PT90S", "10m,PT10M", "2h,PT2H", "PT1M30S,PT1M30S", "0s,PT0S"})
    void deadlinesMayBeShort(String text, Duration deadline) {
        assertThat(EdaConfig.of(Map.of("MILLRACE_DEADLINE", text)).deadline()).isEqualTo(deadline);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MILLRACE_DEADLINE | soon | MILLRACE_DEADLINE is 'soon', which is not a duration such as 30s, 10m or PT10M.
            MILLRACE_DEADLINE | xms  | MILLRACE_DEADLINE is 'xms', which is not a duration such as 30s, 10m or PT10M.
            MILLRACE_ROWS     | many | MILLRACE_ROWS is 'many', which is not a whole number.
            MILLRACE_DEFECTS  | few  | 'few' is no share of rows to spoil: write a percentage such as 1%.
            MILLRACE_FAIL_ON_DRIFT | true | MILLRACE_FAIL_ON_DRIFT is set, and nothing to compare with: name a summary in MILLRACE_COMPARE.
            MILLRACE_PROGRESS | bars | MILLRACE_PROGRESS is 'bars', which is not log or json.
            """)
    void wrongValuesAreNamed(String name, String value, String message) {
        assertThatThrownBy(() -> EdaConfig.of(Map.of(name, value)))
                .isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessage(message);
    }

    @Test
    void aFileIsTheBatchThatLandedAndAUrlIsReadAsItIs() {
        // When
        EdaConfig file = EdaConfig.of(Map.of("MILLRACE_INPUT", "sales.csv"));
        EdaConfig url = EdaConfig.of(Map.of("MILLRACE_INPUT", "s3a://shop/sales"));

        // Then
        assertThat(file.input()).contains(Path.of("sales.csv"));
        assertThat(file.direct()).isEmpty();
        assertThat(url.input()).isEmpty();
        assertThat(url.direct()).contains("s3a://shop/sales");
    }

    @Test
    void aQueryHasAFormatAndALimit() {
        // When
        EdaConfig config =
                EdaConfig.of(Map.of("MILLRACE_SQL", "select 1", "MILLRACE_FORMAT", "json", "MILLRACE_LIMIT", "5"));

        // Then
        assertThat(config.question()).contains(new Question("select 1", ResultFormat.JSON, OptionalInt.of(5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MILLRACE_FORMAT  | xml | MILLRACE_FORMAT is 'xml', which is not table, csv or json.
            MILLRACE_LIMIT   | -1  | MILLRACE_LIMIT is '-1', which is not a number of rows.
            MILLRACE_PARQUET | dir | A query writes no files: leave out --sql or --parquet, or run one after the other.
            """)
    void whatAQueryCannotHaveIsRefused(String name, String value, String message) {
        assertThatThrownBy(() -> EdaConfig.of(Map.of("MILLRACE_SQL", "select 1", name, value)))
                .hasMessage(message);
    }
}
