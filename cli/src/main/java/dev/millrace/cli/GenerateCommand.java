package dev.millrace.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.millrace.cli.options.BatchOptions;
import dev.millrace.cli.options.InputOption;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.ShardOption;
import dev.millrace.cli.options.StageSettings;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.cli.options.ThreadsOption;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.deploy.home.Child;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Make the rows of a batch: the same seed makes the same bytes. */
@Command(
        name = "generate",
        header = "Make the rows of a batch: the same seed makes the same bytes.",
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace generate --rows 1000000 --seed 7",
            "  ./millrace generate --rows 1000000 --shard 0/4",
            "  ./millrace generate --defects 1%% --defect-kinds missing,quote,late"
        })
final class GenerateCommand implements Callable<Integer> {
    @Mixin
    private BatchOptions batch;

    @Mixin
    private ShardOption shard;

    @Mixin
    private OutOption out;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private TalkOptions talk;

    @Override
    public Integer call() {
        OutDirectory directory = out.directory();
        return new StageTurn(Child.GENERATE, directory, talk)
                .take(
                        new RunInput(batch, new InputOption()),
                        StageSettings.environment(List.of(batch, shard, out, threads)),
                        () -> Optional.empty(),
                        Optional.of(directory.root().resolve("generated")))
                .code();
    }
}
