package dev.millrace.ingest.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;

/** Takes spans as a collector of OpenTelemetry does, over HTTP, and looks for bytes in them instead of reading them. */
final class SpanReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();

    SpanReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", exchange -> {
            received.add(HexFormat.of().formatHex(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether a span came that has a name, and belongs to a trace below a certain span. */
    boolean hasSpan(String name, String traceId, String parentId) {
        // Fields of opentelemetry.proto.trace.v1.Span: 1 is the trace, 4 the parent, 5 the name; each with its length.
        String trace = "0a10" + traceId;
        String parent = "2208" + parentId;
        String called =
                "2a%02x".formatted(name.length()) + HexFormat.of().formatHex(name.getBytes(StandardCharsets.US_ASCII));
        return received.stream().anyMatch(body -> body.matches(".*" + trace + ".{0,64}" + parent + called + ".*"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
