package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.awaitility.Awaitility.await;

/** A broker that {@code millrace kafka} keeps running, on a port that stays its own when it is killed and started again. */
final class KeptBroker implements AutoCloseable {
    /** The first command after a build prepares quick starts, which takes its time where others work too. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final MillraceCommand millrace;
    private final List<String> command;
    private final String address;
    private RunningCommand running;

    private KeptBroker(Path directory, int port, int clientsPort, String... options) {
        directory.toFile().mkdirs();
        this.millrace = new MillraceCommand(directory);
        this.address = "127.0.0.1:" + clientsPort;
        this.command = new ArrayList<>(List.of("kafka", "--out", ".", "--port", Integer.toString(port)));
        command.addAll(List.of(options));
    }

    /** Starts one that keeps all that it writes in this directory. */
    static KeptBroker start(Path directory) {
        int port = freePort();
        KeptBroker broker = new KeptBroker(directory, port, port);
        broker.start();
        broker.awaitReady();
        return broker;
    }

    /** Starts one that its clients reach through a wire. */
    static KeptBroker startBehind(Wire wire, Path directory) {
        int port = freePort();
        KeptBroker broker =
                new KeptBroker(directory, port, wire.port(), "--advertised-port", Integer.toString(wire.port()));
        broker.start();
        broker.awaitReady();
        wire.leadTo(port);
        return broker;
    }

    /** Where clients find it. */
    String address() {
        return address;
    }

    void start() {
        running = millrace.start(command.toArray(String[]::new));
    }

    void awaitReady() {
        await().atMost(LONGEST).until(() -> running.text().contains("listens at"));
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        running.kill();
    }

    @Override
    public void close() {
        running.process().destroy();
        running.outcome();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
