package dev.millrace.cli;

import picocli.CommandLine.Command;

/** What can be done with rejected rows. */
@Command(
        name = "dead-letters",
        header = "Show the rows that did not fit, and send them again once they do.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands%n",
        subcommands = {ListDeadLettersCommand.class, ReplayCommand.class})
final class DeadLettersCommand {}
