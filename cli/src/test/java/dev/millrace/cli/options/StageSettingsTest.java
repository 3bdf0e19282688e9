package dev.millrace.cli.options;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import static org.assertj.core.api.Assertions.assertThat;

class StageSettingsTest {

    @Command
    private static final class Everything {
        @Mixin
        private BatchOptions batch;

        @Mixin
        private InputOption input;

        @Mixin
        private BatchIdOption id;

        @Mixin
        private CompareOptions compare;

        @Mixin
        private PublishOptions publish;

        @Mixin
        private KafkaOptions kafka;

        @Mixin
        private OutOption out;

        @Mixin
        private ThreadsOption threads;

        @Mixin
        private ShardOption shard;

        @Mixin
        private DeadlineOption deadline;

        private Map<String, String> environment() {
            return StageSettings.environment(
                    List.of(batch, input, id, compare, publish, kafka, out, threads, shard, deadline));
        }
    }

    @Test
    void everyOptionBecomesTheVariableThatStagesRead() {
        // Given
        Everything options = new Everything();
        String given =
                "--dataset d.yaml --rows 1,000 --seed -7 --input in.csv --batch 0123456789abcdef --max-rejected 1%"
                        + " --wire csv --rows-per-transaction 10 --partitions 3 --kafka [::1]:9092,b:9093"
                        + " --kafka-property ssl.endpoint.identification.algorithm= --kafka-property a.b=c=d"
                        + " --defects 0.5% --defect-kinds late,quote --out o --threads 2 --shard 1/4 --deadline 1m30s"
                        + " --fail-on-drift --compare may.json";

        // When
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(given.split(" "));

        // Then
        assertThat(options.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("MILLRACE_DATASET", "d.yaml"),
                        Map.entry("MILLRACE_ROWS", "1000"),
                        Map.entry("MILLRACE_SEED", "-7"),
                        Map.entry("MILLRACE_INPUT", "in.csv"),
                        Map.entry("MILLRACE_BATCH", "0123456789abcdef"),
                        Map.entry("MILLRACE_COMPARE", "may.json"),
                        Map.entry("MILLRACE_FAIL_ON_DRIFT", "true"),
                        Map.entry("MILLRACE_MAX_REJECTED", "1%"),
                        Map.entry("MILLRACE_WIRE", "csv"),
                        Map.entry("MILLRACE_ROWS_PER_TRANSACTION", "10"),
                        Map.entry("MILLRACE_PARTITIONS", "3"),
                        Map.entry("KAFKA_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM", ""),
                        Map.entry("KAFKA_A_B", "c=d"),
                        Map.entry("MILLRACE_DEFECTS", "0.5%"),
                        Map.entry("MILLRACE_DEFECT_KINDS", "late,quote"),
                        Map.entry("MILLRACE_OUT", "o"),
                        Map.entry("MILLRACE_THREADS", "2"),
                        Map.entry("MILLRACE_SHARD", "1/4"),
                        Map.entry("MILLRACE_DEADLINE", "PT1M30S")));
        assertThat(options.kafka.bootstrap()).contains("[::1]:9092,b:9093");
    }

    @Test
    void whatIsNotGivenIsLeftToTheStage() {
        // Given
        Everything options = new Everything();

        // When
        new CommandLine(options).parseArgs();

        // Then
        assertThat(options.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "MILLRACE_DATASET", "transactions",
                        "MILLRACE_ROWS", "100000",
                        "MILLRACE_SEED", "42",
                        "MILLRACE_OUT", "out"));
    }
}
