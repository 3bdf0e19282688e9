package dev.millrace.ingest.rest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends files to a real service. */
@QuarkusTest
@TestProfile(ServiceProfile.class)
class UploadIT extends RunningService {

    @BeforeEach
    void define() {
        shop.define("sent");
    }

    @Test
    void aFileThatIsSentIsIngestedUnderTheNameThatItIsGiven() {
        // When
        Client.Answer answer = client.upload("?dataset=sent&name=May%20sales.csv&wire=csv", Shop.csv("may", 30));

        // Then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("source").asText()).isEqualTo("May sales.csv");
        awaitIngested(answer.id());
        assertThat(client.get("/batches/" + answer.id())
                        .json()
                        .at("/committed/rows")
                        .asLong())
                .isEqualTo(30);
    }

    @Test
    void theSameContentTwicePackedOrNotIsOneBatch() throws IOException {
        // Given
        String csv = Shop.csv("again", 30);
        Client.Answer first = client.upload("?dataset=sent", csv);
        Client.Answer second = client.upload("?dataset=sent", csv);
        List<Path> before = uploaded();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(csv.getBytes(StandardCharsets.UTF_8));
        }

        // When
        Client.Answer third = client.send(
                "POST",
                "/batches?dataset=sent",
                BodyPublishers.ofByteArray(packed.toByteArray()),
                "Content-Type",
                "application/gzip");

        // Then
        assertThat(List.of(first.status(), second.status(), third.status())).containsExactly(202, 200, 200);
        assertThat(List.of(second.id(), third.id())).containsOnly(first.id());
        assertThat(before).filteredOn(file -> holds(file, csv)).hasSize(1);
        assertThat(uploaded()).isEqualTo(before);
    }

    @Test
    void aFileWhoseOrderIsRefusedLeavesNothing() {
        // Given
        String csv = Shop.csv("refused", 30);
        client.order("{\"generate\": {\"rows\": 5, \"seed\": 77}}", "Idempotency-Key", "refused");
        List<Path> before = uploaded();

        // When
        Client.Answer ofAnotherKey = send(csv.getBytes(StandardCharsets.UTF_8), "text/csv", "refused");
        Client.Answer damaged = send(new byte[] {0x1f, (byte) 0x8b, 8, 0, 9, 8, 7}, "application/gzip", "damaged");

        // Then
        assertThat(List.of(ofAnotherKey.status(), damaged.status())).containsOnly(422);
        assertThat(ofAnotherKey.json().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
        assertThat(damaged.json().at("/errors/0/field").asText()).isEqualTo("body");
        assertThat(uploaded()).isEqualTo(before);
    }

    @Test
    void aRefusedOrderLeavesTheFileOfAnotherOne() {
        // Given
        String csv = Shop.csv("kept", 30);
        client.order("{\"generate\": {\"rows\": 5, \"seed\": 78}}", "Idempotency-Key", "kept");
        client.upload("?dataset=sent", csv);

        // When
        Client.Answer answer = send(csv.getBytes(StandardCharsets.UTF_8), "text/csv", "kept");

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(uploaded()).filteredOn(file -> holds(file, csv)).hasSize(1);
    }

    private Client.Answer send(byte[] body, String type, String key) {
        return client.send(
                "POST",
                "/batches?dataset=sent",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                type,
                "Idempotency-Key",
                key);
    }

    @Test
    void aBodyThatSaysThatItIsTooLargeIsNotTaken() throws Exception {
        // Given
        List<Path> before = uploaded();
        String head = head("Content-Length: " + (ServiceProfile.LARGEST_UPLOAD + 1));

        // When
        String answer = talk(head, 0);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
        assertThat(answer)
                .contains("The body is larger than the 67,108,864 bytes that are allowed: split the file, or pack it.");
        assertThat(uploaded()).isEqualTo(before);
    }

    @Test
    void aBodyThatTurnsOutToBeTooLargeIsRefusedAndLeavesNothing() throws Exception {
        // Given
        List<Path> before = uploaded();
        byte[] row = "a,1\n".repeat(1 << 14).getBytes(StandardCharsets.UTF_8);
        long pieces = ServiceProfile.LARGEST_UPLOAD / row.length + 2;
        InputStream body = new SequenceInputStream(Collections.enumeration(IntStream.range(0, (int) pieces)
                .mapToObj(i -> new ByteArrayInputStream(row))
                .toList()));

        // When
        Client.Answer answer = client.send(
                "POST", "/batches?dataset=sent", BodyPublishers.ofInputStream(() -> body), "Content-Type", "text/csv");

        // Then
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("detail").asText())
                .isEqualTo(
                        "The body is larger than the 67,108,864 bytes that are allowed: split the file, or pack it.");
        assertThat(uploaded()).isEqualTo(before);
    }

    @Test
    void aBodyThatStallsIsGivenUpAndLeavesNothing() throws Exception {
        // Given
        List<Path> before = uploaded();
        String csv = head("Content-Length: 100000");
        String order = csv.replace("text/csv", "application/json").replace("100000", "50000");

        // When
        var stalledOrder = CompletableFuture.supplyAsync(() -> talk(order, 10));
        String stalledFile = talk(csv, 20_000);

        // Then
        assertThat(stalledFile)
                .startsWith("HTTP/1.1 408 ")
                .contains("application/problem+json")
                .contains("The body was too slow to come: send it again.");
        assertThat(stalledOrder.get()).startsWith("HTTP/1.1 408 ");
        await().until(() -> uploaded().equals(before));
    }

    @Test
    void aBodyThatBreaksOffLeavesNothing() throws Exception {
        // Given
        List<Path> before = uploaded();

        // When
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            send(socket, head("Content-Length: 100000"), 20_000);
            await().until(() -> uploaded().size() > before.size());
        }

        // Then
        await().until(() -> uploaded().equals(before));
    }

    @Test
    void whatIsWrongWithTheParametersIsSaidAtOnce() {
        // When
        Client.Answer answer = client.upload("?dataset=sent&maxRejected=x&wire=y&name=%00&rejected=1", "Id\n");

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsText("field"))
                .containsExactly("?rejected", "?maxRejected", "?wire", "?name");
    }

    @Test
    void anEmptyBodyIsRefused() {
        // When
        Client.Answer answer = client.upload("?dataset=sent", "");

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").asText()).isEqualTo("The body is empty: it is to be a CSV file.");
    }

    private static String head(String length) {
        return "POST /batches?dataset=sent HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n" + length
                + "\r\n\r\n";
    }

    /** Sends a head and some of a body, and waits for what comes back. */
    private String talk(String head, int bytes) {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            send(socket, head, bytes);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Socket socket, String head, int bytes) throws IOException {
        socket.getOutputStream().write((head + "x".repeat(bytes)).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private List<Path> uploaded() {
        Path directory = data().resolve("uploads");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.size(file) == text.length() && Files.readString(file).equals(text);
        } catch (IOException e) {
            return false;
        }
    }
}
