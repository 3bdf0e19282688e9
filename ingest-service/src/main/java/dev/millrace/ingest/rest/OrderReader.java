package dev.millrace.ingest.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.runtime.batch.GenerateOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;

/** Reads an order from JSON, and takes nothing that it does not know: a field with a typing error would be lost in silence. */
@ApplicationScoped
public class OrderReader {
    static final int MOST_BYTES = 64 << 10;
    static final String TOO_LONG = "An order has at most %,d bytes: send a CSV as text/csv.".formatted(MOST_BYTES);

    private static final Set<String> FIELDS = Set.of("input", "generate", "dataset", "maxRejected", "wire");
    private static final Set<String> OF_GENERATE = Set.of("rows", "seed", "defects", "defectKinds");
    private static final long SEED = 42;

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads an order.
     *
     * @param body JSON
     * @param idempotencyKey the header of that name
     * @throws BadRequestException if it is no JSON
     * @throws InvalidOrderException if it is no order
     */
    public BatchOrder read(InputStream body, Optional<String> idempotencyKey) {
        JsonNode order = parse(body);
        if (!order.isObject()) {
            throw new InvalidOrderException("", "An order is a JSON object such as {\"input\": \"sales.csv\"}.");
        }
        ValidationErrors complaints = new ValidationErrors();
        JsonFields fields = new JsonFields(order, "", complaints);
        fields.requireOnly(FIELDS);
        if (fields.has("input") == fields.has("generate")) {
            complaints.add("/input", "An order names either a file as input or rows to generate: one of the two.");
        }
        var terms = new BatchOrder.Terms(
                fields.text("dataset").orElse(BatchOrder.DATASET),
                complaints.maxRejected(
                        "/maxRejected", fields.textOrNumber("maxRejected").orElse(BatchOrder.MAX_REJECTED)),
                complaints.wire("/wire", fields.text("wire").orElse("json")),
                complaints.idempotencyKey(idempotencyKey));
        Optional<GenerateOrder> generate =
                fields.object("generate").map(rows -> generate(rows, terms.dataset(), complaints));
        Optional<String> input = fields.text("input");
        complaints.raise();
        return new BatchOrder(input, generate, terms);
    }

    private JsonNode parse(InputStream body) {
        try {
            byte[] text = body.readNBytes(MOST_BYTES + 1);
            if (text.length > MOST_BYTES) {
                throw new ClientErrorException(TOO_LONG, Status.REQUEST_ENTITY_TOO_LARGE);
            }
            if (text.length == 0) {
                throw new BadRequestException("The body is not JSON: it is empty.");
            }
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadRequestException("The body is not JSON: " + reason(e), e);
        } catch (IOException e) {
            throw new BadRequestException("The body broke off.", e);
        }
    }

    private static String reason(JsonProcessingException e) {
        return e.getLocation() == null
                ? "it cannot be read."
                : "see line %d, column %d."
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    private static GenerateOrder generate(JsonFields fields, String dataset, ValidationErrors complaints) {
        fields.requireOnly(OF_GENERATE);
        if (!dataset.equals(GeneratedFile.DATASET)) {
            complaints.add(
                    "/generate",
                    "Rows are generated only of the dataset %s: name a file as input."
                            .formatted(GeneratedFile.DATASET));
        }
        long rows = fields.number("rows", 0, GeneratedFile.MOST_ROWS).orElse(0L);
        if (!fields.has("rows")) {
            complaints.add("/generate/rows", "Say how many rows to generate.");
        }
        long seed = fields.number("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(SEED);
        GenerateOrder order = new GenerateOrder(
                rows,
                seed,
                fields.text("defects").orElse(null),
                fields.text("defectKinds").orElse(null));
        requireDefects(order, complaints);
        return order;
    }

    private static void requireDefects(GenerateOrder order, ValidationErrors complaints) {
        String at = "/generate/defects";
        try {
            Defects.of(Optional.ofNullable(order.defects()), Optional.empty());
            at = "/generate/defectKinds";
            Defects.of(Optional.ofNullable(order.defects()), Optional.ofNullable(order.defectKinds()));
        } catch (StageFailure e) {
            complaints.add(at, e.getMessage());
        }
    }
}
