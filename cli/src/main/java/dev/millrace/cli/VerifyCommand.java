package dev.millrace.cli;

import java.util.concurrent.Callable;

import dev.millrace.cli.options.BatchIdOption;
import dev.millrace.cli.options.BatchOptions;
import dev.millrace.cli.options.InputOption;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.verify.DeepCheck;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.EvidenceFinder;
import dev.millrace.contract.verify.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares again what the stages of a batch vouch for. */
@Command(
        name = "verify",
        header = "Say whether the rows that went in are the rows that came out.",
        description = {
            "",
            "generated = ingested + rejected, and ingested = landed = analysed: in rows, row hash and exact sums.",
            "Without options about the batch, it is the one that was analysed last."
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace verify",
            "  ./millrace verify --deep --out big",
            "  ./millrace verify --rows 5000 --seed 7"
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private BatchOptions batch;

    @Mixin
    private InputOption input;

    @Mixin
    private BatchIdOption id;

    @Mixin
    private OutOption out;

    @Mixin
    private TalkOptions talk;

    @Option(
            names = "--deep",
            description = "Believe no manifest: read the input and the landed files again, and recompute everything.")
    private boolean deep;

    @Override
    public Integer call() {
        return RunReport.of(talk).about(this::verify).code();
    }

    private ExitCode verify(RunReport report) {
        long start = System.nanoTime();
        BatchChoice choice = new BatchChoice(batch, input, id);
        DatasetDefinition definition = choice.definition();
        OutDirectory directory = out.directory();
        Evidence evidence = new EvidenceFinder(directory).find(choice.origin(directory, definition));
        Verdict verdict = Verdict.of(evidence);
        if (deep) {
            verdict = verdict.and(new DeepCheck(directory, definition).checks(evidence));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return report.verified(evidence, verdict, directory.report().resolve("index.html"), seconds);
    }
}
