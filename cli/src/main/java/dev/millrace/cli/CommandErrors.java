package dev.millrace.cli;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.regex.Pattern;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one sentence on standard error and an exit code. */
final class CommandErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Pattern PARAMETER_LABEL = Pattern.compile(" \\([A-Z<][^)]*\\)");

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String sentence = e instanceof UnmatchedArgumentException unmatched ? unmatched(unmatched) : invalid(e);
        e.getCommandLine().getErr().println("%s (./%s --help shows what there is).".formatted(sentence, command));
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        StageFailure failure = e instanceof StageFailure known ? known : unknown(e);
        line.getErr().println(failure.getMessage());
        if (isVerbose(parsed)) {
            e.printStackTrace(line.getErr());
        }
        return failure.exitCode().code();
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String argument = e.getUnmatched().get(0).replaceFirst("=.*", "");
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        boolean option = argument.startsWith("-");
        Collection<String> known =
                option ? spec.optionsMap().keySet() : spec.subcommands().keySet();
        String guess = new NearestWord(known)
                .to(argument)
                .map(": did you mean %s?"::formatted)
                .orElse("");
        return "Unknown %s '%s'%s".formatted(option ? "option" : "word", argument, guess);
    }

    private static String invalid(ParameterException e) {
        String message = PARAMETER_LABEL
                .matcher(e.getMessage())
                .replaceAll("")
                .replace("option option", "option")
                .replace("subcommand", "command");
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static StageFailure unknown(Exception e) {
        if (e instanceof UncheckedIOException) {
            return new StageFailure(ExitCode.NO_INPUT, "A file cannot be read (%s).".formatted(e.getMessage()), e);
        }
        return new StageFailure(
                ExitCode.BUG,
                "Millrace met something it does not know (%s): this is a bug; --verbose shows where."
                        .formatted(e.getClass().getSimpleName()),
                e);
    }

    private static boolean isVerbose(ParseResult parsed) {
        ParseResult deepest = parsed;
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
        }
        return deepest.hasMatchedOption("--verbose");
    }
}
