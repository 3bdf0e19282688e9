package dev.millrace.embeddedkafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where an embedded broker lives and what is to be different about it.
 *
 * @param directory where the broker keeps everything; made, with its parents, if it is not there; no comma in its path
 * @param port the loopback port for clients, 1 to 65535, or 0 for any free one
 * @param advertisedPort the loopback port that clients are told to use, where they come through a proxy or a tunnel; 0 for
 *     the port itself
 * @param overrides Kafka broker settings by their Kafka names; they win over those in the README of this module
 */
public record BrokerSettings(Path directory, int port, int advertisedPort, Map<String, String> overrides) {

    /** What makes it one node, on loopback, in its directory. */
    private static final Set<String> NOT_TO_OVERRIDE = Set.of(
            "process.roles",
            "node.id",
            "broker.id",
            "log.dir",
            "log.dirs",
            "metadata.log.dir",
            "listeners",
            "advertised.listeners",
            "inter.broker.listener.name",
            "security.inter.broker.protocol",
            "controller.listener.names",
            "controller.quorum.voters",
            "controller.quorum.bootstrap.servers");

    /**
     * Checks and copies the values.
     *
     * @throws IllegalArgumentException if a port is not between 0 and 65535, if the path holds a comma, or if an
     *     override would undo what makes this a single node on loopback
     */
    public BrokerSettings {
        directory =
                Objects.requireNonNull(directory, "directory").toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
        requirePort(port);
        requirePort(advertisedPort);
        if (directory.toString().contains(",")) {
            throw new IllegalArgumentException(
                    "Kafka takes a comma for the end of a directory's name: choose a directory"
                            + " without one instead of " + directory + ".");
        }
        for (String name : overrides.keySet()) {
            if (NOT_TO_OVERRIDE.contains(name)) {
                throw new IllegalArgumentException(
                        "The embedded Kafka broker sets " + name + " itself: leave it out of the overrides.");
            }
        }
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(
                    "Port " + port + " is not a port: give 1 to 65535, or 0 for any free one.");
        }
    }

    /** Settings for clients that come straight to the broker. */
    public BrokerSettings(Path directory, int port, Map<String, String> overrides) {
        this(directory, port, 0, overrides);
    }

    /**
     * The usual settings: any free port, nothing overridden.
     *
     * @param directory where the broker keeps everything
     * @return settings for a broker in that directory
     */
    public static BrokerSettings in(Path directory) {
        return new BrokerSettings(directory, 0, Map.of());
    }
}
