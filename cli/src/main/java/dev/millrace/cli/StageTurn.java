package dev.millrace.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.millrace.cli.launch.BrokerChoice;
import dev.millrace.cli.launch.ChildEnvironment;
import dev.millrace.cli.launch.PipelineRun;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.home.Child;

/** One stage alone: the same process as in a run, with the same settings. */
final class StageTurn {
    private final Child stage;
    private final OutDirectory out;
    private final TalkOptions talk;

    StageTurn(Child stage, OutDirectory out, TalkOptions talk) {
        this.stage = stage;
        this.out = out;
        this.talk = talk;
    }

    /**
     * Runs the stage.
     *
     * @param input where the rows come from
     * @param settings what the stage is told
     * @param broker chooses the broker, if the stage uses one
     * @param result where its work lies in the end, if it is files
     */
    ExitCode take(
            RunInput input,
            Map<String, String> settings,
            Supplier<Optional<BrokerChoice>> broker,
            Optional<Path> result) {
        return RunReport.of(talk).about(report -> {
            input.definition();
            StageLauncher launcher = new StageLauncher(out, settings, broker.get(), talk);
            launcher.launch(List.of(stage), input.rows());
            return report.done(launcher.last(stage).orElseThrow(() -> silent(settings)), result);
        });
    }

    private StageFailure silent(Map<String, String> settings) {
        Shard shard = new ChildEnvironment(settings, Optional.empty()).shard();
        return new StageFailure(
                ExitCode.BUG,
                "The stage %s ended without a word: this is a bug; see %s."
                        .formatted(stage.id(), PipelineRun.log(out, stage, shard)));
    }
}
