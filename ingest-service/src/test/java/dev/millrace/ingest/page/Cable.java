package dev.millrace.ingest.page;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a browser reaches the service through, and what can be pulled out: then all that is open breaks, and nothing is reached. */
final class Cable implements Closeable {
    private final InetSocketAddress service;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private int port;

    /**
     * @param service where it leads to
     */
    Cable(URI service) throws IOException {
        this.service = new InetSocketAddress(service.getHost(), service.getPort());
        plug();
    }

    /** The service at this end. */
    URI address() {
        return URI.create("http://127.0.0.1:%d/".formatted(port));
    }

    void plug() throws IOException {
        ServerSocket end = new ServerSocket();
        end.setReuseAddress(true);
        end.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        port = end.getLocalPort();
        open.add(end);
        start(() -> {
            while (!end.isClosed()) {
                connect(end.accept());
            }
        });
    }

    void pull() {
        open.forEach(Cable::shut);
        open.clear();
    }

    private void connect(Socket near) throws IOException {
        open.add(near);
        Socket far = new Socket(service.getAddress(), service.getPort());
        open.add(far);
        start(() -> carry(near, far));
        start(() -> carry(far, near));
    }

    private void carry(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // Pulled out, or the other end has hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void shut(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pull();
    }
}
