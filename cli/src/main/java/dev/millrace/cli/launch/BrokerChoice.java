package dev.millrace.cli.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

import dev.millrace.cli.options.KafkaOptions;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;

/**
 * The broker that a command uses.
 *
 * @param kind whose it is
 * @param bootstrapServers where it listens, or will listen
 */
public record BrokerChoice(Kind kind, String bootstrapServers) {

    /** Whose broker it is. */
    public enum Kind {
        /** The user's own. */
        GIVEN,
        /** One that {@code millrace kafka} keeps running for this directory. */
        KEPT,
        /** One that this command starts, and ends. */
        EMBEDDED
    }

    /** The given broker, else the one that is kept for the directory, else an embedded one on a free port. */
    public static BrokerChoice of(KafkaOptions options, OutDirectory out) {
        Optional<String> given = options.bootstrap();
        if (given.isPresent()) {
            return new BrokerChoice(Kind.GIVEN, given.get());
        }
        return new BrokerAddress(out)
                .find()
                .map(kept -> new BrokerChoice(Kind.KEPT, kept))
                .orElseGet(BrokerChoice::embedded);
    }

    /**
     * The port is chosen here, so that the stages can start at the same time as the broker instead of after it. Should
     * something else take it in between, the broker says so.
     */
    private static BrokerChoice embedded() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
            return new BrokerChoice(Kind.EMBEDDED, loopback.getHostAddress() + ":" + socket.getLocalPort());
        } catch (IOException e) {
            throw new StageFailure(ExitCode.UNREACHABLE, "No port is free on this machine for the embedded Kafka.", e);
        }
    }

    /** Where it listens. */
    public int port() {
        return Integer.parseInt(bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
    }
}
