package dev.millrace.ingest.security;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that is open to its own machine: a page from elsewhere, in a browser on it, is still a stranger. */
@QuarkusTest
@TestProfile(ServiceLife.Open.class)
class OpenServiceIT {
    @TestHTTPResource("/")
    URI address;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = new Visitor(address);
    }

    @Test
    void everybodyHereMayDoEverything() {
        // When
        HttpResponse<String> looking = visitor.get("/till");
        HttpResponse<String> taking = visitor.post("/till");
        HttpResponse<String> byPage =
                visitor.post("/till", "Origin", visitor.origin(), "Sec-Fetch-Site", "same-origin");

        // Then
        assertThat(looking.body()).isEqualTo("full");
        assertThat(taking.body()).isEqualTo("taken");
        assertThat(byPage.body()).isEqualTo("taken");
    }

    @ParameterizedTest
    @CsvSource({"Origin, http://evil.example", "Origin, null", "Sec-Fetch-Site, cross-site"})
    void aPageFromElsewhereMayNotTrigger(String header, String value) {
        // When
        HttpResponse<String> answer = visitor.post("/till", header, value);

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"title\":\"Not from here\"");
    }

    @ParameterizedTest
    @CsvSource({"evil.example, 403", "localhost.evil.example:8080, 403", "localhost, 200", "127.0.0.1:80, 200"})
    void aNameThatOthersPointedHereIsNotOurs(String host, int status) throws IOException {
        // When
        String answer = getCalling(host);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        if (status == 403) {
            assertThat(answer).contains("Not this host").doesNotContain("full");
        }
    }

    private String getCalling(String host) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET /till HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(host)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
