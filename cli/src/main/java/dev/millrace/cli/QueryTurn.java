package dev.millrace.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.millrace.cli.launch.ChildEnvironment;
import dev.millrace.cli.launch.JavaCommand;
import dev.millrace.cli.launch.PipelineRun;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;

/**
 * A query alone: the analysis as a child that writes the answer to this program's own standard output. It only reads, so
 * that it takes no lock, and many can be asked at a time.
 */
final class QueryTurn {
    private final OutDirectory out;
    private final TalkOptions talk;

    QueryTurn(OutDirectory out, TalkOptions talk) {
        this.out = out;
        this.talk = talk;
    }

    /**
     * Answers.
     *
     * @param input where the rows come from
     * @param settings what the stage is told, the query among it
     * @throws StageFailure with the sentence and the code of the stage if it fails
     */
    ExitCode take(RunInput input, Map<String, String> settings) {
        if (talk.json()) {
            throw new StageFailure(ExitCode.USAGE, "--json is for the report: for an answer, say --format json.");
        }
        input.definition();
        JavaCommand java = JavaCommand.of(MillraceHome.ofScript(), input.rows());
        ChildEnvironment environment = new ChildEnvironment(settings, Optional.empty());
        PipelineRun run = new PipelineRun(out, java, environment, QueryTurn::tell, (child, line) -> {
            if (talk.verbose()) {
                System.err.println("%-9s | %s".formatted(child.id(), line));
            }
        });
        try (StopHook hook = StopHook.arm(run::close)) {
            run.run(List.of(Child.EDA));
        }
        return ExitCode.DONE;
    }

    /** Only what would otherwise look like nothing at all. */
    private static void tell(ProgressEvent event) {
        if (event.phase() == Phase.WAITING) {
            System.err.println("waiting for " + event.message());
        }
    }
}
