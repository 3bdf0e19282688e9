package dev.millrace.cli.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.home.Child;

/**
 * Where the services listen, all on this machine only.
 *
 * @param page the port of the page and of the API; the three behind it are those of the services' health and metrics
 */
public record ServicePorts(int page) {
    /** The services, in the order of their ports. */
    static final List<Child> SERVICES = List.of(Child.INGEST, Child.SINK, Child.GENERATE);

    private static final int HIGHEST = 65_535;

    public ServicePorts {
        if (page < 1 || page + SERVICES.size() > HIGHEST) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "There are no four ports from %d on: choose a lower one with --port.".formatted(page));
        }
    }

    /** Where a service's health and metrics are. */
    int management(Child service) {
        return page + 1 + SERVICES.indexOf(service);
    }

    /** The address of the page. */
    String address() {
        return "http://%s:%d".formatted(host(), page);
    }

    /** The address of a service's health and metrics. */
    String managementAddress(Child service) {
        return "http://%s:%d".formatted(host(), management(service));
    }

    static String host() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    /**
     * Looks whether nobody else has them.
     *
     * @throws StageFailure with code 75 if somebody has
     */
    void requireFree() {
        for (int port = page; port <= page + SERVICES.size(); port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                // It is free.
            } catch (IOException e) {
                throw new StageFailure(
                        ExitCode.TRY_AGAIN,
                        "Port %d is taken, and the services need %d to %d: choose others with --port."
                                .formatted(port, page, page + SERVICES.size()),
                        e);
            }
        }
    }
}
