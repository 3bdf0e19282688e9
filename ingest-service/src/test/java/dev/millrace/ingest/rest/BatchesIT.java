package dev.millrace.ingest.rest;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import dev.millrace.ingest.IngestSettings;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Asks a real service for batches. */
@QuarkusTest
@TestProfile(ServiceProfile.class)
@TestSecurity(
        user = "tester",
        roles = {"read", "trigger"})
class BatchesIT {
    @TestHTTPResource("/")
    URI address;

    @Inject
    IngestSettings settings;

    private Client client;
    private Shop shop;

    @BeforeEach
    void reach() {
        client = new Client(address);
        shop = new Shop(settings.out());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/batches").status() == 200);
    }

    @Test
    void aFileOfTheDataDirectoryIsIngested() {
        // Given
        shop.define("plain").write("shop/plain.csv", Shop.csv("plain", 250));

        // When
        Client.Answer answer = client.order("{\"input\": \"shop/plain.csv\", \"dataset\": \"plain\"}");

        // Then
        System.out.println(answer.body());
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/batches/" + answer.id());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> client.get("/batches/" + answer.id())
                                .json()
                                .at("/committed/rows")
                                .asLong()
                        == 250);
        System.out.println(client.get("/batches/" + answer.id()).body());
        System.out.println(client.get("/batches").body());
        for (String p : List.of(
                "/nope",
                "/batches/zz",
                "/files",
                "/datasets",
                "/q/openapi",
                "/batches/" + answer.id() + "/dead-letters",
                "/batches/" + answer.id() + "/report/",
                "/batches/" + answer.id() + "/report")) {
            var a = client.get(p);
            System.out.println(
                    p + " " + a.status() + " " + a.response().headers().map() + " " + a.body());
        }
        for (String p : List.of("PUT", "PATCH", "DELETE")) {
            var a = client.send(p, "/batches", java.net.http.HttpRequest.BodyPublishers.noBody());
            System.out.println(
                    p + " " + a.status() + " " + a.response().headers().map() + " " + a.body());
        }
        var a = client.send(
                "POST",
                "/batches",
                java.net.http.HttpRequest.BodyPublishers.ofString("x"),
                "Content-Type",
                "text/plain");
        System.out.println(a.status() + " " + a.response().headers().map() + " " + a.body());
        a = client.get("/batches", "Accept", "text/html");
        System.out.println(a.status() + " " + a.response().headers().map() + " " + a.body());
        a = client.order("{\"inp\": 3, \"generate\": []");
        System.out.println(a.status() + " " + a.response().headers().map() + " " + a.body());
        a = client.order("{\"inp\": 3, \"generate\": {\"rows\":\"ten\",\"defects\":\"x\"}, \"wire\":\"xml\"}");
        System.out.println(a.status() + " " + a.response().headers().map() + " " + a.body());
        a = client.upload("?dataset=plain&name=x", Shop.csv("up", 3));
        System.out.println(a.status() + " " + a.response().headers().map() + " " + a.body());
    }
}
