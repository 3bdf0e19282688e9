package dev.millrace.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** Looks whether anything at all listens where a broker is said to be; waits up to half a second for an address. */
public final class PortProbe {
    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private PortProbe() {}

    /** Whether something takes connections at one of these addresses: host and port each, commas between. */
    public static boolean isAmong(String addresses) {
        return Arrays.stream(addresses.split(",")).map(String::strip).anyMatch(PortProbe::takesConnections);
    }

    private static boolean takesConnections(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(address.substring(colon + 1));
            socket.connect(new InetSocketAddress(address.substring(0, colon), port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }
}
