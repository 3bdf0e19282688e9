package dev.millrace.ingest.rest;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks a real service for what it must refuse, and reads why. */
@QuarkusTest
@TestProfile(ServiceProfile.class)
class RefusalIT extends RunningService {
    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                        | /input                | An order names either a file as input or rows to generate: one of the two.
                    {"input": "a.csv", "generate": {"rows": 1}}               | /input                | An order names either a file as input or rows to generate: one of the two.
                    []                                                        | ''                    | An order is a JSON object such as {"input": "sales.csv"}.
                    {"inputs": "a.csv", "generate": {"rows": 1}}              | /inputs               | There is no such field: known are [dataset, generate, input, maxRejected, wire].
                    {"generate": {"rows": 1, "a/b": 1}}                       | /generate/a~1b        | There is no such field: known are [defectKinds, defects, rows, seed].
                    {"input": 5}                                              | /input                | This is to be a text, not a whole number.
                    {"generate": 5}                                           | /generate             | This is to be an object, not a whole number.
                    {"generate": {}}                                          | /generate/rows        | Say how many rows to generate.
                    {"generate": {"rows": "ten"}}                             | /generate/rows        | This is to be a whole number, not a text.
                    {"generate": {"rows": 1.5}}                               | /generate/rows        | This is to be a whole number, not a fraction.
                    {"generate": {"rows": -1}}                                | /generate/rows        | This is to be a number from 0 to 999,999,999.
                    {"generate": {"rows": 1000000000}}                        | /generate/rows        | This is to be a number from 0 to 999,999,999.
                    {"generate": {"rows": 1, "seed": 1e30}}                   | /generate/seed        | This is to be a whole number, not a fraction.
                    {"generate": {"rows": 1, "defects": "101%"}}              | /generate/defects     | '101%' is no share of rows to spoil: write a percentage such as 1%.
                    {"generate": {"rows": 1, "defectKinds": "type"}}          | /generate/defectKinds | Kinds of defects are named and no share of rows: say how many, such as 1%.
                    {"generate": {"rows": 1}, "dataset": "sales"}             | /generate             | Rows are generated only of the dataset transactions: name a file as input.
                    {"generate": {"rows": 1}, "maxRejected": "many"}          | /maxRejected          | 'many' is no limit for rejected rows: write a count such as 10, or a share such as 1%.
                    {"generate": {"rows": 1}, "maxRejected": true}            | /maxRejected          | This is to be a text, not true or false.
                    {"generate": {"rows": 1}, "wire": "xml"}                  | /wire                 | 'xml' is no wire format: there are json and csv.
                    {"input": "a.csv", "dataset": "../sales"}                 | /dataset              | A dataset's name has up to 100 letters, digits, dots, underscores and hyphens.
                    {"input": "a.csv", "dataset": "nobodys"}                  | /dataset              | There is no dataset 'nobodys': GET /datasets lists those there are.
                    """)
    void aWrongOrderIsRefusedAndTheFieldIsNamed(String order, String field, String detail) {
        // When
        Client.Answer answer = client.order(order);

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(422);
        assertThat(answer.json().get("title").asText()).isEqualTo("Unprocessable Content");
        assertThat(answer.json().get("errors")).hasSize(1);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/detail").asText()).isEqualTo(detail);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        // When
        Client.Answer answer = client.order(
                "{\"generate\": {\"rows\": \"ten\"}, \"wire\": \"xml\", \"extra\": 1}", "Idempotency-Key", "a b");

        // Then
        assertThat(answer.json().get("detail").asText()).isEqualTo("4 things are wrong with what was sent.");
        assertThat(answer.json().get("errors").findValuesAsText("field"))
                .containsExactly("/extra", "/wire", "Idempotency-Key", "/generate/rows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"input\": \"a.csv\"} x", "{\"input\": \"a.csv\", \"input\": \"b.csv\"}", "\u0000"})
    void whatIsNoJsonIsRefused(String body) {
        // When
        Client.Answer answer = client.order(body);

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).startsWith("The body is not JSON: ");
    }

    @Test
    void anOrderThatIsTooLongIsRefused() {
        // When
        Client.Answer answer = client.order("{\"input\": \"" + "a".repeat(100_000) + "\"}");

        // Then
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("detail").asText())
                .isEqualTo("An order has at most 65,536 bytes: send a CSV as text/csv.");
    }

    @Test
    void anOrderThatTurnsOutToBeTooLongIsRefused() {
        // When
        Client.Answer answer = client.send(
                "POST",
                "/batches",
                ofUnknownLength("{\"input\": \"" + "a".repeat(100_000) + "\"}"),
                "Content-Type",
                "application/json");

        // Then
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("detail").asText())
                .isEqualTo("An order has at most 65,536 bytes: send a CSV as text/csv.");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /login",
        "POST, /logout",
        "POST, /batches/x",
        "POST, /batches/%2E%2E/login",
        "PUT, /batches",
        "DELETE, /batches",
        "POST, /nothing"
    })
    void aLargeBodyIsNotReadWhereNoFileCanBeSent(String method, String path) {
        // When
        Client.Answer answer = client.send(method, path, BodyPublishers.ofString("x".repeat(16_385)), FORM);

        // Then
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("detail").asText())
                .isEqualTo("A body has at most 16,384 bytes here: files are sent to /batches.");
    }

    @ParameterizedTest
    @CsvSource({"POST, /login", "POST, /batches/x", "PUT, /batches", "DELETE, /batches/x", "POST, /nothing"})
    void aBodyOfUnknownLengthIsNotReadWhereNoFileCanBeSent(String method, String path) {
        // When
        Client.Answer answer = client.send(method, path, ofUnknownLength("token=x"), FORM);

        // Then
        assertThat(answer.status()).isEqualTo(411);
        assertThat(answer.json().get("title").asText()).isEqualTo("Length Required");
        assertThat(answer.json().get("detail").asText())
                .isEqualTo("The body does not say how long it is: send it with a Content-Length.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/batches", "/batches/", "/login/%2E%2E/batches"})
    void aFileOfUnknownLengthIsTakenWhereFilesAreSent(String path) {
        // When
        Client.Answer answer =
                client.send("POST", path + "?dataset=nobodys", ofUnknownLength("Id\n"), "Content-Type", "text/csv");

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("?dataset");
    }

    private static BodyPublisher ofUnknownLength(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | /nothing                       | 404 | There is nothing at /nothing.
                    GET    | /batches/0123456789abcdef      | 404 | There is no batch '0123456789abcdef'.
                    GET    | /batches/x/events              | 404 | There is no batch 'x'.
                    GET    | /batches/x/dead-letters        | 404 | There is no batch 'x'.
                    GET    | /batches/x/report/             | 404 | There is no batch 'x'.
                    GET    | /batches/x/report/a.css        | 404 | There is no batch 'x'.
                    DELETE | /batches/x                     | 404 | There is no batch 'x'.
                    PUT    | /batches                       | 405 | This address does not know that method.
                    DELETE | /batches                       | 405 | This address does not know that method.
                    POST   | /batches/x                     | 405 | This address does not know that method.
                    PATCH  | /files                         | 405 | This address does not know that method.
                    GET    | /batches?size=0                | 422 | This is to be a number from 1 to 200.
                    GET    | /batches?size=201              | 422 | This is to be a number from 1 to 200.
                    GET    | /batches?page=-1               | 422 | This is to be a number from 0 to 2,147,483,647.
                    GET    | /batches?page=one              | 422 | This is to be a number from 0 to 2,147,483,647.
                    """)
    void anAddressThatIsNoneIsAnsweredWithAProblem(String method, String path, int status, String detail) {
        // When
        Client.Answer answer = client.send(method, path, BodyPublishers.noBody());

        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("detail").asText()).isEqualTo(detail);
    }

    @Test
    void whatIsNotAllowedSaysWhatIs() {
        // When
        Client.Answer answer = client.send("PUT", "/batches", BodyPublishers.noBody());

        // Then
        assertThat(answer.header("Allow").split(", ?")).contains("GET", "POST");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        // When
        Client.Answer answer =
                client.send("POST", "/batches", BodyPublishers.ofString("x"), "Content-Type", "text/plain");

        // Then
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().get("detail").asText()).isEqualTo("A body of this media type is not taken here.");
    }

    @Test
    void anAnswerOfAnotherTypeIsRefused() {
        // When
        Client.Answer answer = client.get("/batches", "Accept", "application/xml");

        // Then
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.json().get("title").asText()).isEqualTo("Not Acceptable");
    }

    @Test
    void aDefinitionThatIsNoneIsRefusedWithItsLineAndListedAsBroken() {
        // Given
        shop.write("datasets/broken.yaml", "name: broken\ncolumns:\n  - name: id\n    type: strnig\n")
                .write("broken.csv", "id\n1\n");

        // When
        Client.Answer answer = client.order("{\"input\": \"broken.csv\", \"dataset\": \"broken\"}");

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").asText())
                .startsWith("broken.yaml line 4")
                .contains("strnig");
        JsonNode listed = client.get("/datasets").json();
        assertThat(listed.findValuesAsText("problem"))
                .contains(answer.json().get("detail").asText());
    }

    @Test
    void aDamagedArchiveIsRefused() {
        // Given
        byte[] damaged = {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3};

        // When
        Client.Answer answer = client.send(
                "POST", "/batches", BodyPublishers.ofByteArray(damaged), "Content-Type", "application/gzip");

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").asText())
                .isEqualTo("The file is damaged and cannot be unpacked to its end: pack it again.");
    }
}
