package dev.millrace.embeddedkafka;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** Tries a port before the broker does: Kafka says the same, seconds later and with a page of stack traces. */
final class FreePort {

    private FreePort() {}

    /**
     * Returns if the broker can listen on the port.
     *
     * @throws PortTakenException if not
     */
    static void require(int port) throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(NodeProperties.HOST, port));
        } catch (BindException e) {
            throw new PortTakenException(port, e);
        }
    }
}
