package dev.millrace.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.millrace.cli.launch.BrokerChoice;
import dev.millrace.cli.options.BatchIdOption;
import dev.millrace.cli.options.BatchOptions;
import dev.millrace.cli.options.DeadlineOption;
import dev.millrace.cli.options.InputOption;
import dev.millrace.cli.options.KafkaOptions;
import dev.millrace.cli.options.LandOptions;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.ShardOption;
import dev.millrace.cli.options.StageSettings;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.deploy.home.Child;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Land the rows of a batch in files. */
@Command(
        name = "sink",
        header = "Land the rows of a batch in files.",
        description = {"", "It ends by itself at the end of the batch, and goes on behind what has landed already."},
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace sink --input sales.csv --dataset sales.yaml --kafka broker:9092",
            "  ./millrace sink --batch 5d0c1f8a33b1e902 --kafka broker:9092",
            "  ./millrace sink --batch 5d0c1f8a33b1e902 --kafka broker:9092 --shard 0/2"
        })
final class SinkCommand implements Callable<Integer> {
    @Mixin
    private BatchOptions batch;

    @Mixin
    private InputOption input;

    @Mixin
    private BatchIdOption id;

    @Mixin
    private ShardOption shard;

    @Mixin
    private LandOptions land;

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
        return new StageTurn(Child.SINK, directory, talk)
                .take(
                        new RunInput(batch, input),
                        StageSettings.environment(List.of(batch, input, id, shard, land, kafka, out, deadline)),
                        () -> Optional.of(BrokerChoice.of(kafka, directory)),
                        Optional.of(directory.root().resolve("landed")))
                .code();
    }
}
