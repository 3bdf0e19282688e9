package dev.millrace.generator;

import java.nio.file.Path;
import java.util.Map;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GenerateRequestTest {
    private static final int FROM_ENVIRONMENT = 300;

    private static GenerateRequest request(Map<String, String> environment) {
        return GenerateRequest.of(new SmallRyeConfigBuilder()
                .withMapping(GeneratorSettings.class)
                .withSources(new EnvConfigSource(environment, FROM_ENVIRONMENT))
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(GeneratorSettings.class));
    }

    @Test
    void asksForTheDefaultBatchWhenNothingIsSet() {
        // When
        GenerateRequest request = request(Map.of());

        // Then
        assertThat(request.file()).isEqualTo(Path.of("out", "generated", "transactions-100000-42.csv"));
        assertThat(request.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void namesTheFileOfAShardAfterIt() {
        // When
        GenerateRequest request =
                request(Map.of("MILLRACE_ROWS", "10", "MILLRACE_SEED", "-7", "MILLRACE_SHARD", "2/3"));

        // Then
        assertThat(request.file()).isEqualTo(Path.of("out", "generated", "transactions-10--7-2of3.csv"));
        assertThat(request.firstRow()).isEqualTo(6);
        assertThat(request.endRow()).isEqualTo(10);
    }

    @Test
    void namesTheFileAfterItsDefects() {
        // When
        GenerateRequest request =
                request(Map.of("MILLRACE_DEFECTS", "0.50%", "MILLRACE_DEFECT_KINDS", "quote,missing,quote"));

        // Then
        assertThat(request.file())
                .isEqualTo(Path.of("out", "generated", "transactions-100000-42-defects-0.5pct-missing+quote.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MILLRACE_ROWS    | -1     | -1 rows cannot be generated: ask for 0 to 999999999.",
                "MILLRACE_ROWS    | 1000000000 | 1000000000 rows cannot be generated: ask for 0 to 999999999.",
                "MILLRACE_THREADS | 0      | 0 threads cannot generate anything: allow at least 1.",
                "MILLRACE_SHARD   | 3/3    | '3/3' is not a shard: the first of three is 0/3, the last 2/3.",
                "MILLRACE_DEFECTS | 101%   | '101%' is no share of rows to spoil: write a percentage such as 1%.",
                "MILLRACE_DATASET | sales  | The generator makes only the dataset 'transactions', not 'sales': bring your own file with --input.",
            })
    void refusesWhatCannotBeGenerated(String variable, String value, String sentence) {
        // Given
        Map<String, String> environment = Map.of(variable, value);

        // When
        assertThatThrownBy(() -> request(environment))

                // Then
                .isInstanceOfSatisfying(
                        StageFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage(sentence);
    }
}
