package dev.millrace.cli.options;

import java.util.Map;

import picocli.CommandLine.Option;

/** How the sink cuts what it lands into files. */
public final class LandOptions implements StageSettings {

    @Option(
            names = "--rows-per-file",
            paramLabel = "N",
            converter = Converters.Whole.class,
            description = "How many rows one landed file holds; a killed sink goes on behind the last whole one"
                    + " (default: 1000000).")
    private Integer rowsPerFile;

    @Override
    public void addTo(Map<String, String> environment) {
        StageSettings.add(environment, "MILLRACE_ROWS_PER_FILE", rowsPerFile);
    }
}
