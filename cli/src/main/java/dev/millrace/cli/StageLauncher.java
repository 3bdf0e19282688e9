package dev.millrace.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import dev.millrace.cli.launch.BrokerChoice;
import dev.millrace.cli.launch.ChildEnvironment;
import dev.millrace.cli.launch.JavaCommand;
import dev.millrace.cli.launch.PipelineRun;
import dev.millrace.cli.options.TalkOptions;
import dev.millrace.cli.view.ProgressView;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import dev.millrace.deploy.home.OutLock;

/** Runs stages for a command: takes the directory, shows progress, and tidies up when a person stops it. */
final class StageLauncher {
    private final OutDirectory out;
    private final Map<String, String> settings;
    private final Optional<BrokerChoice> broker;
    private final TalkOptions talk;
    private final LastEvents last = new LastEvents();

    StageLauncher(OutDirectory out, Map<String, String> settings, Optional<BrokerChoice> broker, TalkOptions talk) {
        this.out = out;
        this.settings = settings;
        this.broker = broker;
        this.talk = talk;
    }

    /**
     * Runs stages to their end.
     *
     * @param rows how many rows are expected to move
     * @throws dev.millrace.contract.stage.StageFailure with the sentence and the code of the stage that failed
     */
    void launch(List<Child> stages, long rows) {
        JavaCommand java = JavaCommand.of(MillraceHome.ofScript(), rows);
        ChildEnvironment environment = new ChildEnvironment(settings, broker);
        try (OutLock lock = OutLock.take(out, stages, environment.shard());
                ProgressView view = new ProgressViews(talk).open(stages)) {
            PipelineRun run = new PipelineRun(out, java, environment, event -> tell(view, event), echo());
            try (StopHook hook = StopHook.arm(() -> stop(view, run))) {
                run.run(stages);
            }
        }
    }

    /** The last that was heard of a stage. */
    Optional<ProgressEvent> last(Child stage) {
        return last.of(stage);
    }

    private void tell(ProgressView view, ProgressEvent event) {
        last.on(event);
        view.on(event);
    }

    private BiConsumer<Child, String> echo() {
        return talk.verbose()
                ? (child, line) -> System.err.println("%-9s | %s".formatted(child.id(), line))
                : (child, line) -> {};
    }

    private static void stop(ProgressView view, PipelineRun run) {
        view.close();
        run.close();
        System.err.println("\nStopped: the same command goes on where it was.");
    }
}
