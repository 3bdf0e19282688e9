package dev.millrace.cli.options;

import picocli.CommandLine.Option;

/** How the command talks. */
public final class TalkOptions {

    @Option(
            names = "--json",
            description = "Print one JSON document at the end and nothing else; progress goes to standard error.")
    private boolean json;

    @Option(names = "--verbose", description = "Show what the stages log, which is otherwise in DIR/logs alone.")
    private boolean verbose;

    /** Whether a program reads the result. */
    public boolean json() {
        return json;
    }

    /** Whether a person wants to see the logs. */
    public boolean verbose() {
        return verbose;
    }
}
