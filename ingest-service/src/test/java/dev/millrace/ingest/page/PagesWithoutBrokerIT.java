package dev.millrace.ingest.page;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import dev.millrace.ingest.security.ServiceLife;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(ServiceLife.Open.class)
class PagesWithoutBrokerIT {
    @TestHTTPResource("/")
    URI address;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/view/5d0c1f8a33b1e902"})
    void aPageSaysThatKafkaHasNotAnsweredAndLooksAgainByItself(String path) throws Exception {
        // Given
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Accept", "text/html")
                .build();

        // When
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.headers().firstValue("Refresh")).hasValue("5");
        assertThat(answer.body()).contains("<h1>Not just now</h1>", "No Kafka broker has answered at 127.0.0.1:1 yet");
    }
}
