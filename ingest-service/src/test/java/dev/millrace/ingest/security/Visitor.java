package dev.millrace.ingest.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls the service as a program or a browser does; follows no redirects. */
final class Visitor {
    private final URI service;
    private final HttpClient client = HttpClient.newHttpClient();

    Visitor(URI service) {
        this.service = service;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    HttpResponse<String> post(String path, String... headers) {
        return send(HttpRequest.newBuilder().POST(BodyPublishers.noBody()), path, headers);
    }

    HttpResponse<String> login(String token, String next, String... headers) {
        return login(
                BodyPublishers.ofString("token=" + token + "&next=" + next),
                "application/x-www-form-urlencoded",
                headers);
    }

    /** Sends the login something that no page of ours sends. */
    HttpResponse<String> login(BodyPublisher body, String type, String... headers) {
        HttpRequest.Builder form =
                HttpRequest.newBuilder().POST(body).header("Content-Type", type).header("Origin", origin());
        return send(form, "/login", headers);
    }

    /** The origin of the service's own pages. */
    String origin() {
        return "http://" + service.getAuthority();
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.uri(service.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
