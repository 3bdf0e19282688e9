package dev.millrace.ingest.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.stage.Phase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders batches of a real service. */
@QuarkusTest
@TestProfile(ServiceProfile.class)
class OrderIT extends RunningService {

    @Test
    void aFileOfTheDataDirectoryIsIngested() {
        // Given
        shop.define("plain").write("shop/plain.csv", Shop.csv("plain", 250));

        // When
        Client.Answer answer =
                client.order("{\"input\": \"shop/plain.csv\", \"dataset\": \"plain\", \"wire\": \"csv\"}");

        // Then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/batches/" + answer.id());
        awaitIngested(answer.id());
        JsonNode batch = client.get("/batches/" + answer.id()).json();
        assertThat(batch.get("batch").asText()).isEqualTo(answer.id());
        assertThat(batch.get("source").asText()).isEqualTo("plain.csv");
        assertThat(batch.get("wire").asText()).isEqualTo("csv");
        assertThat(batch.at("/committed/rows").asLong()).isEqualTo(250);
        assertThat(batch.at("/committed/transactions").asLong()).isEqualTo(3);
        assertThat(batch.get("stages").findValuesAsText("stage")).containsExactly("ingest", "sink", "eda");
        assertThat(batch.at("/links/report").isNull()).isTrue();
    }

    @Test
    void theSameContentUnderAnotherNameIsTheSameBatch() {
        // Given
        shop.define("twice").write("one.csv", Shop.csv("twice", 3)).write("two.csv", Shop.csv("twice", 3));
        Client.Answer first = client.order("{\"input\": \"one.csv\", \"dataset\": \"twice\"}");

        // When
        Client.Answer second = client.order("{\"input\": \"two.csv\", \"dataset\": \"twice\"}");

        // Then
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void theSameContentUnderAnotherDefinitionIsAnotherBatch() {
        // Given
        shop.define("changing").write("changing.csv", Shop.csv("changing", 3));
        String order = "{\"input\": \"changing.csv\", \"dataset\": \"changing\"}";
        Client.Answer before = client.order(order);

        // When
        shop.define("changing", "long");
        Client.Answer after = client.order(order);

        // Then
        assertThat(after.status()).isEqualTo(202);
        assertThat(after.id()).isNotEqualTo(before.id());
        awaitIngested(before.id());
        awaitIngested(after.id());
    }

    @Test
    void generatedRowsWaitForTheGeneratorAndAreThenIngested() {
        // Given
        Client.Answer order = client.order("{\"generate\": {\"rows\": 1, \"seed\": 7}}");
        shop.write("generated/transactions-1-7.csv", """
                timestamp,transaction_id,customer_id,product_category,product_price,quantity,total_amount,payment_method,city,country
                2025-01-01 00:00:00,T1,C1,Books,5.00,2,10.00,Card,Yangon,Myanmar
                """);
        String batch = BatchId.of(
                new DatasetFile().load("transactions"),
                ContentHash.of(data().resolve("generated/transactions-1-7.csv")));

        // When
        play(order.id(), "generate", Phase.DONE, batch, null);

        // Then
        assertThat(order.status()).isEqualTo(202);
        assertThat(order.json().get("state").asText()).isEqualTo("queued");
        assertThat(order.json().get("batch").isNull()).isTrue();
        assertThat(order.json().get("source").asText()).isEqualTo("1 generated rows, seed 7");
        await().until(() -> client.get("/batches/" + order.id())
                        .json()
                        .at("/committed/rows")
                        .asLong()
                == 1);
        assertThat(client.get("/batches/" + order.id()).json().get("batch").asText())
                .isEqualTo(batch);
    }

    @Test
    void twentyClientsWithTheSameContentAtTheSameMomentMakeOneBatch() throws Exception {
        // Given
        shop.define("rush").write("rush.csv", Shop.csv("rush", 3));

        // When
        List<Client.Answer> answers =
                atOnce(20, i -> () -> client.order("{\"input\": \"rush.csv\", \"dataset\": \"rush\"}"));

        // Then
        assertThat(answers)
                .extracting(Client.Answer::id)
                .containsOnly(answers.get(0).id());
        assertThat(answers)
                .extracting(Client.Answer::status)
                .containsOnly(200, 202)
                .containsOnlyOnce(202);
        assertThat(idsOnTheBoard()).containsOnlyOnce(answers.get(0).id());
    }

    @Test
    void aHundredOrdersAtOnceAreAllTaken() throws Exception {
        // When
        List<Client.Answer> answers = atOnce(
                100, i -> () -> client.order("{\"generate\": {\"rows\": 5, \"seed\": %d}}".formatted(1_000 + i)));

        // Then
        assertThat(answers).extracting(Client.Answer::status).containsOnly(202);
        Set<String> ids = answers.stream().map(Client.Answer::id).collect(Collectors.toSet());
        assertThat(ids).hasSize(100);
        assertThat(idsOnTheBoard()).containsAll(ids);
        ids.forEach(id -> client.delete("/batches/" + id));
    }

    private List<String> idsOnTheBoard() {
        return client.get("/batches?size=200").json().get("batches").findValuesAsText("id");
    }

    private static <T> List<T> atOnce(int count, IntFunction<Callable<T>> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> running = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return task.apply(i).call();
                    }))
                    .toList();
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aKeyStandsForOneRequest() {
        // Given
        String order = "{\"generate\": {\"rows\": 5, \"seed\": 1}}";
        String other = "{\"generate\": {\"rows\": 5, \"seed\": 2}}";
        Client.Answer first = client.order(order, "Idempotency-Key", "order-1");
        Client.Answer again = client.order(order, "Idempotency-Key", "order-1");

        // When
        Client.Answer reused = client.order(other, "Idempotency-Key", "order-1");

        // Then
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(reused.status()).isEqualTo(422);
        assertThat(reused.json().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
        assertThat(reused.json().at("/errors/0/detail").asText())
                .isEqualTo(
                        "This Idempotency-Key belongs to the request for %s, which was another one: choose a new key.",
                        first.id());
    }

    @Test
    void aCancelledOrderIsDoneAnewWhenItIsAskedForAgainButNotWhenItsRequestIsRepeated() {
        // Given
        String order = "{\"generate\": {\"rows\": 5, \"seed\": 3}}";
        String id = client.order(order, "Idempotency-Key", "order-3").id();
        Client.Answer cancelled = client.delete("/batches/" + id);
        awaitState(id, "cancelled");

        // When
        Client.Answer repeated = client.order(order, "Idempotency-Key", "order-3");
        Client.Answer askedAgain = client.order(order);

        // Then
        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.json().get("state").asText()).isEqualTo("cancelled");
        assertThat(askedAgain.status()).isEqualTo(202);
        assertThat(askedAgain.id()).isEqualTo(id);
        assertThat(askedAgain.json().get("attempt").asInt()).isEqualTo(2);
        assertThat(askedAgain.json().get("state").asText()).isEqualTo("queued");
    }

    @Test
    void whatIsInKafkaCannotBeCancelledAnyMore() {
        // Given
        shop.define("late").write("late.csv", Shop.csv("late", 3));
        String id =
                client.order("{\"input\": \"late.csv\", \"dataset\": \"late\"}").id();
        awaitIngested(id);

        // When
        Client.Answer answer = client.delete("/batches/" + id);

        // Then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("detail").asText())
                .isEqualTo("The batch %s is running and can no longer be cancelled.", id);
    }

    @Test
    void theListIsCutIntoPagesTheLastOrderFirst() {
        // Given
        String older =
                client.order("{\"generate\": {\"rows\": 5, \"seed\": 4}}").id();
        String newer =
                client.order("{\"generate\": {\"rows\": 5, \"seed\": 5}}").id();

        // When
        JsonNode first = client.get("/batches?size=1").json();

        // Then
        assertThat(first.at("/batches/0/id").asText()).isEqualTo(newer);
        assertThat(first.get("total").asInt()).isGreaterThan(1);
        assertThat(first.at("/links/prev").isNull()).isTrue();
        JsonNode second = client.get(first.at("/links/next").asText()).json();
        assertThat(second.at("/batches/0/id").asText()).isEqualTo(older);
        assertThat(second.at("/links/prev").asText()).isEqualTo("/batches?page=0&size=1");
        assertThat(client.get("/batches?page=2147483647&size=200").json().get("batches"))
                .isEmpty();
    }
}
