package dev.millrace.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import dev.millrace.cli.options.TalkOptions;
import dev.millrace.cli.view.Style;
import dev.millrace.cli.view.Terminal;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.verify.Evidence;
import dev.millrace.contract.verify.Verdict;
import dev.millrace.deploy.Phases;

/** What a run says about itself, to a person or to a program. */
interface RunReport {

    /** The report that the command line asks for. */
    static RunReport of(TalkOptions talk) {
        if (talk.json()) {
            return new JsonReport(System.out);
        }
        Style style = Terminal.of(System.getProperties(), System.getenv())
                .map(Terminal::style)
                .orElse(Style.PLAIN);
        return new TextReport(System.out, System.err, style);
    }

    /**
     * Does some work that reports here, and says so if it fails.
     *
     * @return how the command exits
     */
    default ExitCode about(Function<RunReport, ExitCode> work) {
        try {
            return work.apply(this);
        } catch (StageFailure failure) {
            return failed(failure);
        }
    }

    /**
     * Says what is about to run.
     *
     * @param place where rows pass: a broker, or a namespace
     */
    void begin(DatasetDefinition definition, RunInput input, String place, OutDirectory out);

    /**
     * Says how it ended.
     *
     * @param report the page that a person looks at
     * @param seconds how long the command took
     * @return how the command exits
     */
    ExitCode end(Evidence evidence, Verdict verdict, Path report, double seconds);

    /** Says the same of a deployment; how long each of its phases took is for programs. */
    default ExitCode deployed(Evidence evidence, Verdict verdict, Path report, double seconds, Phases phases) {
        return end(evidence, verdict, report, seconds);
    }

    /** Says the same, with every claim that was checked instead of the table of the stages. */
    ExitCode verified(Evidence evidence, Verdict verdict, Path report, double seconds);

    /**
     * Says how the replay of rejected rows ended.
     *
     * @param landed where they lie
     * @param seconds how long the command took
     * @return how the command exits
     */
    ExitCode replayed(Evidence evidence, Verdict verdict, Path landed, double seconds);

    /**
     * Says that a single stage is done.
     *
     * @param last the last that was heard of it
     * @param result where its work lies; empty if it lies in Kafka
     * @return how the command exits
     */
    ExitCode done(ProgressEvent last, Optional<Path> result);

    /**
     * Says that it failed, and why.
     *
     * @return how the command exits
     */
    ExitCode failed(StageFailure failure);
}
