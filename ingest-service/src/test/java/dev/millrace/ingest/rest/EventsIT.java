package dev.millrace.ingest.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.contract.stage.Phase;
import dev.millrace.kafka.DeadLetter;
import dev.millrace.runtime.batch.BatchVerdict;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Watches batches of a real service as they go. */
@QuarkusTest
@TestProfile(ServiceProfile.class)
class EventsIT extends RunningService {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyClientHearsOfABatchFromNowToItsEndThoughOneDoesNotListen() throws Exception {
        // Given
        String id = client.order("{\"generate\": {\"rows\": 5, \"seed\": 50}}").id();
        String path = "/batches/" + id + "/events";
        try (Socket deaf = new Socket(address.getHost(), address.getPort())) {
            deaf.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            List<CompletableFuture<Client.Answer>> watching = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> client.get(path, "Accept", "text/event-stream"), task -> new Thread(task).start()))
                    .toList();
            awaitFirstEvent(path);

            // When
            play(id, "generate", Phase.RUNNING, null);
            awaitState(id, "running");
            play(id, "eda", Phase.DONE, new BatchVerdict(true, "All rows came out.", List.of()));

            // Then
            for (CompletableFuture<Client.Answer> each : watching) {
                Client.Answer heard = each.get();
                assertThat(heard.status()).isEqualTo(200);
                assertThat(heard.header("Content-Type")).startsWith("text/event-stream");
                assertThat(heard.body()).startsWith("event:status\nretry:2000\ndata:{\"id\":\"" + id + "\"");
                List<JsonNode> states = states(heard.body());
                assertThat(states.get(0).get("state").asText()).isIn("queued", "running");
                assertThat(states.get(states.size() - 1).get("state").asText()).isEqualTo("verified");
                assertThat(states.get(states.size() - 1).at("/verdict/says").asText())
                        .isEqualTo("All rows came out.");
            }
        }
    }

    private void awaitFirstEvent(String path) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (line != null && !line.startsWith("data:")) {
                line = lines.readLine();
            }
        }
    }

    private static List<JsonNode> states(String stream) throws IOException {
        List<JsonNode> states = new ArrayList<>();
        for (String line :
                stream.lines().filter(line -> line.startsWith("data:")).toList()) {
            states.add(JSON.readTree(line.substring("data:".length())));
        }
        return states;
    }

    @Test
    void whatIsRejectedIsSaidByReasonAndRowByRow() {
        // Given
        shop.define("letters").write("letters.csv", "Id,Quantity\na,1\nb,two\nc,3\nd,four\ne,five\n");
        String order = "{\"input\": \"letters.csv\", \"dataset\": \"letters\", \"maxRejected\": \"%d\"}";
        String id = client.order(order.formatted(1)).id();
        awaitState(id, "failed");
        JsonNode failed = client.get("/batches/" + id).json();
        client.order(order.formatted(3));
        awaitIngested(id);

        // When
        JsonNode first = client.get("/batches/" + id + "/dead-letters?size=2").json();
        JsonNode rest = client.get(first.get("next").asText()).json();

        // Then
        assertThat(failed.get("reason").asText()).contains("'two' is not an integer");
        JsonNode batch = client.get("/batches/" + id).json();
        assertThat(batch.get("attempt").asInt()).isEqualTo(2);
        assertThat(batch.at("/committed/rejected").asLong()).isEqualTo(3);
        assertThat(batch.at("/rejections/0/column").asText()).isEqualTo("Quantity");
        assertThat(batch.at("/rejections/0/rows").asLong()).isEqualTo(3);
        // The earlier attempt's letters are there, too, and count no more.
        assertThat(first.get("rejected").asLong()).isEqualTo(3);
        assertThat(first.get("header").asText()).isEqualTo("Id,Quantity");
        assertThat(first.get("rows").findValuesAsText("raw")).containsExactly("b,two", "d,four");
        assertThat(first.at("/rows/0/line").asLong()).isEqualTo(3);
        assertThat(rest.get("rows").findValuesAsText("raw")).containsExactly("e,five");
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void whoWouldWaitLongForRejectedRowsIsToldToComeBack() throws Exception {
        // Given
        shop.define("slow").write("slow.csv", "Id,Quantity\na,1\nb,two\n");
        String id = client.order("{\"input\": \"slow.csv\", \"dataset\": \"slow\", \"maxRejected\": \"1\"}")
                .id();
        awaitIngested(id);
        String letters = "/batches/" + id + "/dead-letters";
        Map<String, Object> config = new HashMap<>(service.cluster().clientConfig());
        config.put("transactional.id", "slow");
        List<Client.Answer> answers = new CopyOnWriteArrayList<>();
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            // Whoever reads waits for its end.
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(DeadLetter.topic("slow"), "not committed"))
                    .get();

            // When
            List<CompletableFuture<Void>> asked = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> answers.add(client.get(letters)), task -> new Thread(task).start()))
                    .toList();
            await().until(() -> answers.size() == 11);
            producer.abortTransaction();
            asked.forEach(CompletableFuture::join);
        }

        // Then
        assertThat(answers.subList(0, 11)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            assertThat(answer.json().get("detail").asText())
                    .isEqualTo(
                            "The service is not ready for this at the moment: try again. What was taken is not lost.");
        });
        assertThat(answers.get(11).status()).isEqualTo(200);
        assertThat(answers.get(11).json().get("rows").findValuesAsText("raw")).containsExactly("b,two");
    }

    @Test
    void theReportIsServedWithItsFilesAndNothingElse() throws IOException {
        // Given
        shop.define("reported").write("reported.csv", Shop.csv("reported", 3));
        String id = client.order("{\"input\": \"reported.csv\", \"dataset\": \"reported\"}")
                .id();
        String report = "/batches/" + id + "/report/";
        Client.Answer early = client.get(report);
        shop.write("reports/" + id + "/index.html", "<h1>Report</h1>")
                .write("reports/" + id + "/charts/a.svg", "<svg/>")
                .write("reports/other/secret.html", "secret");

        // When
        Client.Answer page = client.get(report);

        // Then
        assertThat(early.status()).isEqualTo(404);
        assertThat(early.json().get("detail").asText()).startsWith("There is no report on batch " + id);
        assertThat(page.body()).isEqualTo("<h1>Report</h1>");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(client.get(report + "charts/a.svg").header("Content-Type")).startsWith("image/svg+xml");
        assertThat(client.get("/batches/" + id).json().at("/links/report").asText())
                .isEqualTo(report);
        Client.Answer bare = client.get("/batches/" + id + "/report");
        assertThat(bare.status()).isEqualTo(301);
        assertThat(bare.header("Location")).isEqualTo(report);
        for (String name : List.of(
                "missing.html",
                "charts",
                "..%2fother%2fsecret.html",
                "%2e%2e/other/secret.html",
                "charts/..%2f..%2f..%2fother%2fsecret.html",
                "..%5cother%5csecret.html",
                "%00",
                "%2fetc%2fpasswd")) {
            Client.Answer answer = client.get(report + name);
            assertThat(answer.status()).as(name).isIn(400, 404);
            assertThat(answer.body()).as(name).doesNotContain("secret\n", "root:");
        }
    }
}
