package dev.millrace.embeddedkafka;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a Linux process listens on, as the kernel tells it in {@code /proc}: see proc_net_tcp in its documentation. */
final class ListeningSockets {

    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    static Set<String> ofThisProcess() throws IOException {
        Set<String> mine = socketInodes();
        Set<String> addresses = new HashSet<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[3].equals(LISTEN) && mine.contains(fields[9])) {
                    addresses.add(address(fields[1]));
                }
            }
        }
        return addresses;
    }

    private static Set<String> socketInodes() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            for (Path file : files.toList()) {
                // A descriptor may be closed meanwhile, the one of the listing itself is.
                String target = Files.isSymbolicLink(file)
                        ? Files.readSymbolicLink(file).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    /** From words of four bytes in the machine's order, taken to be little-endian, and the port in hexadecimal. */
    private static String address(String text) throws IOException {
        String[] parts = text.split(":");
        byte[] words = HexFormat.of().parseHex(parts[0]);
        byte[] bytes = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i / 4 * 4 + 3 - i % 4];
        }
        return InetAddress.getByAddress(bytes).getHostAddress() + ":" + Integer.parseInt(parts[1], 16);
    }
}
