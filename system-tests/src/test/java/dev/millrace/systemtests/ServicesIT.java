package dev.millrace.systemtests;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Batches that are asked for over HTTP, moved by real processes, one of which is killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServicesIT {
    private static final String HEADER =
            "timestamp,transaction_id,customer_id,product_category,product_price,quantity,total_amount,payment_method,city,country\n";
    private static final String GOOD =
            "2025-01-02 03:04:05,TXN%09d,CUST00001,Books,10.50,2,21.00,Cash,Vienna,Austria\n";
    private static final int CROWD = 100;

    @TempDir
    private static Path directory;

    private static KeptServices services;

    @BeforeAll
    static void start() {
        services = KeptServices.start(directory);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    private static String generate(long rows) {
        return "{\"generate\": {\"rows\": %d}}".formatted(rows);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static Path csv(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void aGeneratedBatchTellsOfItselfUntilItIsVerifiedAndHasAReport() {
        // Given
        HttpResponse<String> taken = services.send(services.order(generate(5_000)));

        // When
        String events = services.get(location(taken) + "/events");

        // Then
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(events).contains("event:status", "\"state\":\"running\"", "\"state\":\"verified\"");
        JsonNode batch = services.read(services.get(location(taken)));
        assertThat(batch.path("committed").path("rows").asLong()).isEqualTo(5_000);
        assertThat(batch.path("verdict").path("says").asText()).contains("came out unchanged");
        assertThat(services.get(batch.path("links").path("report").asText())).contains("<html");
    }

    @Test
    void anUploadedFileIsMovedAndABadOneIsRefusedWithTheLineAtFault() throws IOException {
        // Given
        Path good = csv("good.csv", HEADER + GOOD.formatted(1) + GOOD.formatted(2));
        Path bad = csv("bad.csv", HEADER + GOOD.formatted(1) + GOOD.formatted(2).replace(",2,", ",two,"));

        // When
        HttpResponse<String> first = services.send(services.upload(good, "name=good.csv"));
        HttpResponse<String> second = services.send(services.upload(bad, "name=bad.csv"));

        // Then
        JsonNode moved = services.awaitBatch(location(first), KeptServices.is("verified"));
        assertThat(moved.path("source").asText()).contains("good.csv");
        JsonNode refused = services.awaitBatch(location(second), KeptServices.is("failed"));
        assertThat(refused.path("reason").asText()).contains("line 3", "quantity");
        assertThat(services.get(location(second) + "/dead-letters")).contains("two");
        assertThat(services.data().files("landed/" + refused.path("batch").asText() + "/**"))
                .as("what has landed of a batch that was refused")
                .isEmpty();
    }

    @Test
    void aKilledIngestIsStartedAgainAndItsBatchGoesOnAndIsVerified() {
        // Given
        String location = location(services.send(services.order(generate(1_500_000))));
        services.awaitBatch(
                location, batch -> batch.path("committed").path("transactions").asLong() > 2);

        // When
        services.kill("ingest-service");

        // Then
        JsonNode batch = services.awaitBatch(location, KeptServices.is("verified"));
        assertThat(batch.path("stages").path(1).path("message").asText()).contains("went on behind row");
        assertThat(services.text()).contains("Something killed the stage ingest (signal 9). It is started again.");
    }

    @Test
    void aCancelledBatchLeavesNothingBehind() {
        // Given
        String location = location(services.send(services.order(generate(3_000_000))));
        services.awaitBatch(
                location, batch -> batch.path("committed").path("transactions").asLong() > 1);

        // When
        services.send(services.to(location).DELETE().build());

        // Then
        JsonNode batch = services.awaitBatch(location, KeptServices.is("cancelled"));
        services.awaitBatch(location, now -> List.of("failed", "null")
                .contains(now.at("/stages/2/phase").asText()));
        assertThat(services.data().files("landed/" + batch.path("batch").asText() + "/**"))
                .isEmpty();
    }

    /** The last: what it leaves to be analysed would keep the others waiting. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aCrowdIsServedOneAfterTheOtherAndNobodyIsLost() {
        // Given
        List<HttpRequest> orders = IntStream.range(0, CROWD)
                // Every batch is asked for twice.
                .mapToObj(i -> services.order(generate(100 + i / 2)))
                .toList();

        // When
        List<HttpResponse<String>> answers =
                orders.parallelStream().map(services::send).toList();

        // Then
        assertThat(answers).allMatch(answer -> answer.statusCode() == 202 || answer.statusCode() == 200);
        Set<String> batches =
                new HashSet<>(answers.stream().map(ServicesIT::location).toList());
        assertThat(batches).hasSize(CROWD / 2);
        for (String batch : batches) {
            services.awaitBatch(batch, now -> now.at("/stages/1/phase").asText().equals("done"));
        }
    }
}
