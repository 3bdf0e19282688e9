package dev.millrace.cli.options;

import picocli.CommandLine.Option;

/** How the services are kept running. */
public final class ServeOptions {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            converter = Converters.Port.class,
            description = "The port of the page and the API; the services' health and metrics take the next three"
                    + " (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--no-browser", description = "Do not open the page.")
    private boolean noBrowser;

    @Option(names = "--verbose", description = "Show what the services log, which is otherwise in DIR/logs alone.")
    private boolean verbose;

    /** The port of the page and the API. */
    public int port() {
        return port;
    }

    /** Whether to open the page in a browser. */
    public boolean opensBrowser() {
        return !noBrowser;
    }

    /** Whether a person wants to see the logs. */
    public boolean verbose() {
        return verbose;
    }
}
