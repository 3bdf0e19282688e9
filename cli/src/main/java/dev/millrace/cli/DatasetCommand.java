package dev.millrace.cli;

import java.nio.file.Path;

import dev.millrace.contract.dataset.DatasetInference;
import dev.millrace.contract.dataset.Draft;
import dev.millrace.contract.stage.ExitCode;
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
        Draft draft = name == null ? DatasetInference.infer(file) : DatasetInference.infer(file, name);
        System.out.print(draft.yaml());
        return ExitCode.DONE.code();
    }
}
