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

    @Option(
            names = "--advertised-port",
            paramLabel = "N",
            converter = Converters.Port.class,
            description = "The port that clients are told to use, when they come through a proxy or a tunnel on this"
                    + " machine (default: the one to listen on).")
    private Integer advertised;

    /** The port that clients are told to use, 0 for the one to listen on. */
    public int advertised() {
        return advertised == null ? 0 : advertised;
    }

    /** The port, 0 for any free one. */
    public int port() {
        return port == null ? 0 : port;
    }
}
