package dev.millrace.ingest.order;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.contract.manifest.Defects;
import dev.millrace.contract.manifest.GeneratedFile;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.wire.WireFormat;
import dev.millrace.ingest.problem.InvalidRequestException;
import dev.millrace.ingest.problem.ValidationErrors;
import dev.millrace.runtime.batch.GenerateOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;

/**
 * Reads an order from JSON, more strictly than a mapping to {@link BatchOrder} would: a field with a typing error is not lost in
 * silence, and all that is wrong is said at once.
 */
@ApplicationScoped
public class OrderReader {
    /** How long an order may be. */
    public static final int MOST_BYTES = 64 << 10;
    /** What is said of a longer one. */
    public static final String TOO_LONG =
            "An order has at most %,d bytes: send a CSV as text/csv.".formatted(MOST_BYTES);

    private static final long SEED = 42;
    private static final Set<String> FIELDS = Set.of("input", "generate", "dataset", "maxRejected", "wire");
    private static final Set<String> OF_GENERATE = Set.of("rows", "seed", "defects", "defectKinds");

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads an order from its body and the header Idempotency-Key.
     *
     * @throws BadRequestException if it is no JSON
     * @throws InvalidRequestException if it is no order
     */
    public BatchOrder read(InputStream body, Optional<String> idempotencyKey) {
        JsonNode order = parse(body);
        if (!order.isObject()) {
            throw new InvalidRequestException("", "An order is a JSON object such as {\"input\": \"sales.csv\"}.");
        }
        ValidationErrors errors = new ValidationErrors();
        JsonFields fields = new JsonFields(order, "", errors);
        fields.requireOnly(FIELDS);
        if (fields.has("input") == fields.has("generate")) {
            errors.add("/input", "An order names either a file as input or rows to generate: one of the two.");
        }
        String dataset = fields.text("dataset").orElse(BatchOrder.DATASET);
        String maxRejected = errors.maxRejected(
                "/maxRejected", fields.textOrNumber("maxRejected").orElse(BatchOrder.MAX_REJECTED));
        WireFormat wire = errors.wire("/wire", fields.text("wire").orElse(BatchOrder.WIRE));
        String key = errors.idempotencyKey(idempotencyKey);
        GenerateOrder generate =
                fields.object("generate").map(rows -> generate(rows, dataset)).orElse(null);
        String input = fields.text("input").orElse(null);
        errors.raise();
        return new BatchOrder(input, generate, dataset, maxRejected, wire, key);
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
            JsonLocation at = e.getLocation();
            String where = at == null
                    ? "it cannot be read."
                    : "see line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
            throw new BadRequestException("The body is not JSON: " + where, e);
        } catch (IOException e) {
            throw new BadRequestException("The body broke off.", e);
        }
    }

    private static GenerateOrder generate(JsonFields fields, String dataset) {
        fields.requireOnly(OF_GENERATE);
        if (!dataset.equals(GeneratedFile.DATASET)) {
            fields.errors()
                    .add(
                            "/generate",
                            "Rows are generated only of the dataset %s: name a file as input."
                                    .formatted(GeneratedFile.DATASET));
        }
        long rows = fields.number("rows", 0, GeneratedFile.MOST_ROWS).orElse(0L);
        if (!fields.has("rows")) {
            fields.errors().add("/generate/rows", "Say how many rows to generate.");
        }
        long seed = fields.number("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(SEED);
        Optional<String> defects = fields.text("defects");
        Optional<String> kinds = fields.text("defectKinds");
        requireDefects(defects, kinds, fields.errors());
        return new GenerateOrder(rows, seed, defects.orElse(null), kinds.orElse(null));
    }

    private static void requireDefects(Optional<String> defects, Optional<String> kinds, ValidationErrors errors) {
        String at = "/generate/defects";
        try {
            Defects.of(defects, Optional.empty());
            at = "/generate/defectKinds";
            Defects.of(defects, kinds);
        } catch (StageFailure e) {
            errors.add(at, e.getMessage());
        }
    }
}
