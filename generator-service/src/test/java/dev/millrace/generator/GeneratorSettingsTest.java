package dev.millrace.generator;

import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.runtime.process.FailedStart;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Holds fast the wording of the configuration library, which {@link FailedStart} reads. */
class GeneratorSettingsTest {
    private static final int FROM_ENVIRONMENT = 300;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "MILLRACE_ROWS     | abc   | MILLRACE_ROWS=abc will not do: it must be a whole number.",
                "MILLRACE_ROWS     | 1e5   | MILLRACE_ROWS=1e5 will not do: it must be a whole number.",
                "MILLRACE_THREADS  | many  | MILLRACE_THREADS=many will not do: it must be a whole number.",
                "MILLRACE_PROGRESS | xml   | MILLRACE_PROGRESS=xml will not do: it must be one of log, json.",
                "MILLRACE_SEED     | ''    | MILLRACE_SEED is empty: give it a value, or unset it.",
            })
    void aWrongValueBecomesOneSentence(String variable, String value, String sentence) {
        // Given
        EnvConfigSource environment = new EnvConfigSource(Map.of(variable, value), FROM_ENVIRONMENT);
        Throwable refused = catchThrowable(() -> new SmallRyeConfigBuilder()
                .withMapping(GeneratorSettings.class)
                .withSources(environment)
                .addDiscoveredConverters()
                .build());

        // When
        StageFailure failure = FailedStart.of(new RuntimeException("Failed to start quarkus", refused));

        // Then
        assertThat(failure).hasMessage(sentence);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
