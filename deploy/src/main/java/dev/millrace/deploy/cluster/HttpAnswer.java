package dev.millrace.deploy.cluster;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;

/**
 * What a server answers over HTTP/1.1.
 *
 * @param code 200 and up
 * @param body a {@link Status} if the API server refuses; anything if what stands before it does
 */
record HttpAnswer(int code, String body) {
    private static final int FIRST_FINAL = 200;
    private static final int FIRST_REFUSAL = 300;
    private static final int HEXADECIMAL = 16;

    /** Reads to the end of the answer, not of the connection: that may stay open. */
    static HttpAnswer read(InputStream in) throws IOException {
        int code;
        Map<String, String> headers;
        do {
            String[] status = line(in).split(" ", 3);
            code = Integer.parseInt(status[1]);
            headers = headers(in);
        } while (code < FIRST_FINAL);
        return new HttpAnswer(code, new String(body(in, headers), StandardCharsets.UTF_8));
    }

    /**
     * Looks whether it is a refusal.
     *
     * @throws KubernetesClientException with what the server says, if so
     */
    void check() {
        if (code < FIRST_REFUSAL) {
            return;
        }
        Status status = null;
        try {
            status = Serialization.unmarshal(body, Status.class);
        } catch (RuntimeException e) {
            // Whoever stands before the server says it in words of its own.
        }
        throw new KubernetesClientException(body, code, status);
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] header = line.split(":", 2);
            headers.put(header[0], header[1].strip().toLowerCase(Locale.ROOT));
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (!"chunked".equals(headers.get("Transfer-Encoding"))) {
            String length = headers.get("Content-Length");
            return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunk(in); size > 0; size = chunk(in)) {
            all.write(in.readNBytes(size));
            line(in);
        }
        return all.toByteArray();
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";", 2)[0].strip(), HEXADECIMAL);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed before an answer came");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
