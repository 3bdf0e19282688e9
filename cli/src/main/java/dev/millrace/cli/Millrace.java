package dev.millrace.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.millrace.cli.view.Terminal;
import dev.millrace.contract.stage.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code millrace} command. */
@Command(
        name = "millrace",
        versionProvider = MillraceVersion.class,
        header = "Moves batches of rows from files through Kafka into a Spark analysis, and proves that none was lost.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands%n",
        optionListHeading = "%nOptions%n",
        subcommands = {
            RunCommand.class,
            ServeCommand.class,
            GenerateCommand.class,
            IngestCommand.class,
            SinkCommand.class,
            EdaCommand.class,
            VerifyCommand.class,
            DeadLettersCommand.class,
            KafkaCommand.class,
            DatasetCommand.class,
            DeployCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResultsCommand.class,
            UndeployCommand.class
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace run",
            "  ./millrace dataset infer sales.csv > sales.yaml",
            "  ./millrace run --input sales.csv --dataset sales.yaml",
            "",
            "Exit codes: 0 done, 64 usage, 65 data refused or verdict failed, 66 no input,",
            "69 Kafka or cluster unreachable, 70 a bug, 73 cannot write, 75 try again."
        })
public final class Millrace implements Callable<Integer> {
    private static final int LEAST_WIDTH = 80;
    private static final int MOST_WIDTH = 110;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions.")
    private boolean version;

    Millrace() {}

    /** Without a command, says which there are. */
    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return ExitCode.DONE.code();
    }

    /** Runs a command line and exits with its code. */
    public static void main(String[] arguments) {
        // Numbers look the same everywhere, and so do the messages of libraries.
        Locale.setDefault(Locale.ROOT);
        System.exit(commandLine(new PrintWriter(System.err, true)).execute(arguments));
    }

    /** The command line with everything that is particular to it. */
    static CommandLine commandLine(PrintWriter errors) {
        CommandErrors handler = new CommandErrors();
        CommandLine line = new CommandLine(new Millrace());
        line.setErr(errors);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(width());
        line.setParameterExceptionHandler(handler);
        line.setExecutionExceptionHandler(handler);
        HelpSections.applyTo(line);
        return line;
    }

    private static int width() {
        int columns = Terminal.of(System.getProperties(), System.getenv())
                .map(Terminal::columns)
                .orElse(LEAST_WIDTH);
        return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, columns));
    }
}
