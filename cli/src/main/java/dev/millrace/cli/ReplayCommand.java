package dev.millrace.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.millrace.cli.deadletters.RejectedBatch;
import dev.millrace.cli.deadletters.RejectedBatches;
import dev.millrace.cli.deadletters.ReplayChoice;
import dev.millrace.cli.deadletters.ReplayInput;
import dev.millrace.cli.launch.BrokerChoice;
import dev.millrace.cli.options.BatchOptions;
import dev.millrace.cli.options.DatasetOption;
import dev.millrace.cli.options.DeadlineOption;
import dev.millrace.cli.options.InputOption;
import dev.millrace.cli.options.KafkaOptions;
import dev.millrace.cli.options.LandOptions;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.PublishOptions;
import dev.millrace.cli.options.RejectedBatchOption;
import dev.millrace.cli.options.StageSettings;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.EvidenceFinder;
import dev.millrace.contract.verify.OriginFinder;
import dev.millrace.contract.verify.Verdict;
import dev.millrace.deploy.home.Child;
import dev.millrace.kafka.DeadLetterReader;
import dev.millrace.kafka.KafkaCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends the rows again that did not fit, as a batch of their own. */
@Command(
        name = "replay",
        header = "Send just the rejected rows again, exactly once: the definition or the rows are mended.",
        description = {"", "They become a batch of their own, in the same topic, and land as such."},
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace dead-letters replay --dataset sales.yaml",
            "  ./millrace dead-letters replay --dataset sales.yaml --batch 5d0c1f8a33b1e902",
            "  ./millrace dead-letters replay --dataset sales.yaml --input mended.csv"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final List<Child> STAGES = List.of(Child.INGEST, Child.SINK);

    @Mixin
    private DatasetOption dataset;

    @Mixin
    private RejectedBatchOption batch;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "The rejected rows, mended: a CSV of just these, with a line of headers.")
    private Path mended;

    @Mixin
    private PublishOptions publish;

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

    /** What to send again: the rows in a file, and the batch that rejected them. */
    private record Replay(String original, Path file) {}

    @Override
    public Integer call() {
        return RunReport.of(talk).about(this::replay).code();
    }

    private ExitCode replay(RunReport report) {
        long start = System.nanoTime();
        DatasetDefinition definition = new DatasetFile().load(dataset.dataset());
        if (mended != null && !Files.isRegularFile(mended)) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "There is no file %s: say with --input which CSV holds the mended rows.".formatted(mended));
        }
        ClusterVisit visit = new ClusterVisit(out.directory(), kafka);
        Replay replay = visit.isWorthwhile()
                ? visit.bring((cluster, stop) -> prepare(cluster, stop, definition.name()))
                : nothing(definition.name());
        carry(replay, definition, report);

        OutDirectory directory = out.directory();
        Evidence evidence =
                new EvidenceFinder(directory).findLanded(new OriginFinder(directory, definition).given(replay.file()));
        double seconds = (System.nanoTime() - start) / 1e9;
        Path landed = directory.landed(evidence.landed().batch());
        return report.replayed(evidence, Verdict.of(evidence), landed, seconds);
    }

    private Replay prepare(KafkaCluster cluster, StopRequest stop, String name) {
        RejectedBatch rejected =
                new ReplayChoice(name, new RejectedBatches(cluster, stop).of(name, 0)).choose(batch.id());
        String original = rejected.pile().batch();
        ReplayInput input = new ReplayInput(rejected);
        if (mended != null) {
            input.check(mended);
            return new Replay(original, mended);
        }
        Path file = out.directory().replayed(original);
        input.write(new DeadLetterReader(cluster, stop), file);
        return new Replay(original, file);
    }

    private Replay nothing(String name) {
        new ReplayChoice(name, List.of()).choose(batch.id());
        throw new IllegalStateException("among no batches there is none to choose");
    }

    private void carry(Replay replay, DatasetDefinition definition, RunReport report) {
        OutDirectory directory = out.directory();
        BrokerChoice broker = BrokerChoice.of(kafka, directory);
        InputOption input = InputOption.of(replay.file());
        RunInput source = new RunInput(new BatchOptions(), input);
        report.begin(definition, source, new BrokerInWords(broker).toString(), directory);
        Map<String, String> settings =
                StageSettings.environment(List.of(dataset, input, publish, land, kafka, out, deadline));
        settings.put("MILLRACE_REPLAYS", replay.original());
        new StageLauncher(directory, settings, Optional.of(broker), talk).launch(STAGES, source.rows());
    }
}
