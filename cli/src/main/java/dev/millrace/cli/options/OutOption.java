package dev.millrace.cli.options;

import java.nio.file.Path;
import java.util.Map;

import dev.millrace.contract.stage.OutDirectory;
import picocli.CommandLine.Option;

/** Where everything lies. */
public final class OutOption implements StageSettings {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description =
                    "Where everything of the run lies, the embedded Kafka's data too (default: ${DEFAULT-VALUE}).")
    private Path out;

    /** The directory of the run. */
    public OutDirectory directory() {
        return new OutDirectory(out);
    }

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_OUT", out);
    }
}
