package dev.millrace.cli;

import java.util.List;
import java.util.Optional;

import dev.millrace.cli.options.TalkOptions;
import dev.millrace.cli.view.PlainProgress;
import dev.millrace.cli.view.ProgressView;
import dev.millrace.cli.view.Terminal;
import dev.millrace.cli.view.TerminalProgress;
import dev.millrace.deploy.home.Child;

/**
 * Chooses how progress is shown.
 *
 * @param talk what the command line says about it
 */
record ProgressViews(TalkOptions talk) {

    /** A view of some stages, for whoever reads this program's output. */
    ProgressView open(List<Child> stages) {
        List<String> names = stages.stream().map(Child::id).toList();
        if (talk.json()) {
            return new PlainProgress(names, System.err);
        }
        Optional<Terminal> terminal =
                talk.verbose() ? Optional.empty() : Terminal.of(System.getProperties(), System.getenv());
        return terminal.<ProgressView>map(screen -> new TerminalProgress(names, screen, System.out))
                .orElseGet(() -> new PlainProgress(names, System.out));
    }
}
