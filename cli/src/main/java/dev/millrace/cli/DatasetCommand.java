package dev.millrace.cli;

import java.nio.file.Path;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be done with definitions. */
@Command(
        name = "dataset",
        header = "Write the definition of a dataset.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands%n")
final class DatasetCommand {

    @Command(
            name = "infer",
            header = "Print a draft definition for a CSV, from reading it.",
            footerHeading = "%nExamples%n",
            footer = {
                "  ./millrace dataset infer sales.csv > sales.yaml",
                "  ./millrace run --input sales.csv --dataset sales.yaml"
            })
    int infer(
            @Parameters(paramLabel = "FILE", description = "The CSV, with a line of headers.") Path file,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            description = "What the dataset is called (default: after the file).")
                    String name) {
        System.out.print("TODO");
        return 0;
    }

    /** A file's name as a dataset's: lower case, with underscores for whatever is no letter or digit. */
    static String nameOf(Path file) {
        String name = file.getFileName()
                .toString()
                .replaceFirst("\\.[^.]*$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[^a-z]+|_$", "");
        return name.isEmpty() ? "dataset" : name;
    }
}
