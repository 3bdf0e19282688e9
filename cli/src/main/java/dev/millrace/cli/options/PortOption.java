package dev.millrace.cli.options;

import picocli.CommandLine.Option;

/** Where the embedded broker listens. */
public final class PortOption {

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = Converters.Port.class,
            description = "The port to listen on, on this machine only (default: any free one).")
    private Integer port;

    /** The port, 0 for any free one. */
    public int port() {
        return port == null ? 0 : port;
    }
}
