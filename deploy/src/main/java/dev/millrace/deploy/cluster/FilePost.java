package dev.millrace.deploy.cluster;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;

/**
 * Sends a file, and reads the answer while it does. A server may refuse what it has not read to its end, and then neither
 * read on nor close; Java's own client looks at no answer before it has sent all, and for a server that says "continue",
 * as OpenShift's does before it has looked, that is too late.
 *
 * @param config the login
 */
record FilePost(Config config) {
    private static final Interceptor.RequestTags NO_TAGS = new Interceptor.RequestTags() {
        @Override
        public <T> T getTag(Class<T> type) {
            return null;
        }
    };

    /**
     * Sends.
     *
     * @param timeout for the answer of the server
     * @throws KubernetesClientException with the answer's code if it is a refusal; with none if no answer came
     */
    void send(URI target, Path file, Duration timeout) {
        // What the client itself would make of the login: certificates, a proxy, a token.
        var wiring = (StandardHttpClientBuilder<?, ?, ?>)
                HttpClientUtils.getHttpClientFactory().newBuilder(config);
        try (Socket plain = new Socket(proxy(wiring))) {
            Socket socket = connect(plain, target, wiring);
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            OutputStream out = socket.getOutputStream();
            out.write(head(target, Files.size(file), wiring).getBytes(StandardCharsets.US_ASCII));
            Thread sending = new Thread(() -> copy(file, out), "send");
            sending.setDaemon(true);
            sending.start();
            HttpAnswer.read(new BufferedInputStream(socket.getInputStream())).check();
        } catch (IOException e) {
            throw KubernetesClientException.launderThrowable(e);
        }
    }

    /** Ends when the connection does; why, the answer says, if there is one. */
    private static void copy(Path file, OutputStream out) {
        try {
            Files.copy(file, out);
        } catch (IOException e) {
            // The one that reads comes upon it as well.
        }
    }

    private static Proxy proxy(StandardHttpClientBuilder<?, ?, ?> wiring) {
        return wiring.getProxyAddress() == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, wiring.getProxyAddress());
    }

    private Socket connect(Socket plain, URI target, StandardHttpClientBuilder<?, ?, ?> wiring) throws IOException {
        boolean secret = target.getScheme().equals("https");
        int port = target.getPort() >= 0 ? target.getPort() : secret ? 443 : 80;
        plain.connect(new InetSocketAddress(target.getHost(), port), config.getConnectionTimeout());
        if (!secret) {
            return plain;
        }
        SSLSocket socket = (SSLSocket)
                wiring.getSslContext().getSocketFactory().createSocket(plain, target.getHost(), port, false);
        if (!config.isTrustCerts() && !config.isDisableHostnameVerification()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        return socket;
    }

    private static String head(URI target, long bytes, StandardHttpClientBuilder<?, ?, ?> wiring) {
        StandardHttpRequest.Builder request = new StandardHttpRequest.Builder().uri(target);
        wiring.getInterceptors().values().forEach(one -> one.before(request, request.build(), NO_TAGS));
        String login = request.build().headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + String.join(",", header.getValue()) + "\r\n")
                .collect(Collectors.joining());
        return "POST %s?%s HTTP/1.1\r\nHost: %s\r\n"
                        .formatted(target.getRawPath(), target.getRawQuery(), target.getRawAuthority())
                + login
                + "Content-Type: application/octet-stream\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(bytes);
    }
}
