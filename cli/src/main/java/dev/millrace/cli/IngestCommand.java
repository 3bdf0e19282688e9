package dev.millrace.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.millrace.cli.launch.BrokerChoice;
import dev.millrace.cli.options.BatchOptions;
import dev.millrace.cli.options.DeadlineOption;
import dev.millrace.cli.options.InputOption;
import dev.millrace.cli.options.KafkaOptions;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.PublishOptions;
import dev.millrace.cli.options.ShardOption;
import dev.millrace.cli.options.StageSettings;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.deploy.home.Child;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Publish the rows of a CSV in Kafka, exactly once. */
@Command(
        name = "ingest",
        header = "Publish the rows of a CSV in Kafka, exactly once.",
        description = {"", "It goes on where an earlier ingest of the same rows stopped."},
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace ingest --input sales.csv --dataset sales.yaml --kafka broker:9092",
            "  ./millrace ingest --rows 5000 --wire csv",
            "  ./millrace ingest --input sales.csv --dataset sales.yaml --kafka broker:9092 --shard 0/3"
        })
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private BatchOptions batch;

    @Mixin
    private InputOption input;

    @Mixin
    private ShardOption shard;

    @Mixin
    private PublishOptions publish;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private OutOption out;

    @Mixin
    private DeadlineOption deadline;

    @Mixin
    private TalkOptions talk;

    @Override
    public Integer call() {
        OutDirectory directory = out.directory();
        return new StageTurn(Child.INGEST, directory, talk)
                .take(
                        new RunInput(batch, input),
                        StageSettings.environment(List.of(batch, input, shard, publish, kafka, out, deadline)),
                        () -> Optional.of(BrokerChoice.of(kafka, directory)),
                        Optional.empty())
                .code();
    }
}
