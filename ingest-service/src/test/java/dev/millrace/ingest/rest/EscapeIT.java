package dev.millrace.ingest.rest;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tries to make a real service read what clients may not name. */
@QuarkusTest
@TestProfile(ServiceProfile.class)
class EscapeIT extends RunningService {
    private static final String CSV = "Id,Quantity\nsecret,1\n";
    private static final List<String> NEVER = List.of(
            "kafka/x.csv", "logs/x.csv", "definitions/x.csv", "serve/x.csv", "landed/b/x.csv", "reports/b/x.csv");

    @BeforeEach
    void hide() throws IOException {
        shop.define("escape").write("../outside.csv", CSV).write("../outside/inner.csv", CSV);
        NEVER.forEach(name -> shop.write(name, CSV));
        shop.write(".hidden.csv", CSV)
                .write(".hidden/x.csv", CSV)
                .write("uploads/1.csv.tmp", CSV)
                .write("serve/token", "t")
                .write("plain.txt", CSV)
                .write("generated/transactions-1-1.csv.truth.csv", CSV)
                .write("directory.csv/x.txt", CSV)
                .write("inside/good.csv", CSV);
        link("link.csv", data().resolve("../outside.csv"));
        link("linked", data().resolve("../outside"));
        link("to-token.csv", data().resolve("serve/token"));
        link("to-kafka.csv", data().resolve("kafka/x.csv"));
        link("dangling.csv", data().resolve("nothing.csv"));
        link("to-good.csv", data().resolve("inside/good.csv"));
    }

    private void link(String name, Path target) throws IOException {
        try {
            Files.createSymbolicLink(data().resolve(name), target.toAbsolutePath());
        } catch (FileAlreadyExistsException e) {
            // From the test before.
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.csv",
                "inside/../../outside.csv",
                "inside/../inside/good.csv",
                "./inside/good.csv",
                "inside//../../outside.csv",
                "..",
                "",
                ".",
                "/",
                "/etc/passwd",
                "/etc/passwd\u0000.csv",
                "inside/good.csv\u0000",
                "%2e%2e/outside.csv",
                "%2e%2e%2foutside.csv",
                "..%2foutside.csv",
                "%252e%252e/outside.csv",
                "..\\outside.csv",
                "inside\\good.csv",
                "file:///etc/passwd",
                "..;/outside.csv",
                "\uff0e\uff0e/outside.csv",
                "link.csv",
                "linked/inner.csv",
                "to-token.csv",
                "to-kafka.csv",
                "dangling.csv",
                "inside",
                "directory.csv",
                "kafka/x.csv",
                "logs/x.csv",
                "definitions/x.csv",
                "serve/x.csv",
                "serve/token",
                "landed/b/x.csv",
                "reports/b/x.csv",
                "KAFKA/../kafka/x.csv",
                ".hidden.csv",
                ".hidden/x.csv",
                "uploads/1.csv.tmp",
                "uploads/1.csv",
                "plain.txt",
                "datasets/escape.yaml",
                "generated/transactions-1-1.csv.truth.csv",
                "nothing.csv"
            })
    void whatMayNotBeNamedIsRefusedAndNotTold(String input) throws IOException {
        // Given
        String order = new ObjectMapper()
                .createObjectNode()
                .put("input", input)
                .put("dataset", "escape")
                .toString();

        // When
        Client.Answer answer = client.order(order);

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("/input");
        assertThat(answer.json().at("/errors/0/detail").asText())
                .isEqualTo("There is no such CSV file in the data directory: GET /files lists those there are.");
    }

    @Test
    void anAbsoluteNameOfAGoodFileIsRefused() {
        // Given
        String order = new ObjectMapper()
                .createObjectNode()
                .put("input", data().resolve("inside/good.csv").toString())
                .put("dataset", "escape")
                .toString();

        // When
        Client.Answer answer = client.order(order);

        // Then
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void aLinkThatStaysInsideIsFollowed() {
        // When
        Client.Answer answer = client.order("{\"input\": \"to-good.csv\", \"dataset\": \"escape\"}");

        // Then
        assertThat(answer.status()).isIn(200, 202);
        assertThat(answer.json().get("source").asText()).isEqualTo("good.csv");
    }

    @Test
    void whatIsListedIsWhatMayBeNamed() {
        // When
        List<String> names = client.get("/files").json().findValuesAsText("name");

        // Then
        assertThat(names).contains("inside/good.csv").doesNotContainAnyElementsOf(NEVER);
        assertThat(names)
                .doesNotContain(
                        ".hidden.csv",
                        ".hidden/x.csv",
                        "uploads/1.csv.tmp",
                        "link.csv",
                        "linked/inner.csv",
                        "to-token.csv",
                        "directory.csv",
                        "generated/transactions-1-1.csv.truth.csv");
    }

    @Test
    void aDatasetCannotBeALinkOutOfTheDataDirectory() throws IOException {
        // Given
        shop.write("../foreign.yaml", "name: foreign\ncolumns:\n  - {name: id, type: string}\n");
        link("datasets/foreign.yaml", data().resolve("../foreign.yaml"));

        // When
        Client.Answer answer = client.order("{\"input\": \"inside/good.csv\", \"dataset\": \"foreign\"}");

        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/detail").asText())
                .isEqualTo("There is no dataset 'foreign': GET /datasets lists those there are.");
    }
}
