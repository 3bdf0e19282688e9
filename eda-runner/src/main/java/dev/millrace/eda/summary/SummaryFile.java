package dev.millrace.eda.summary;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.contract.dataset.PlainDecimal;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * Writes and reads {@code summary.json}: the fields in the order of the records, decimals as texts. What they mean is said in
 * {@code docs/summary-2.schema.json}.
 */
public final class SummaryFile {
    /** Names the schema without saying where it lies, so that nothing tries to fetch it. */
    static final String SCHEMA = "urn:millrace:summary:" + Summary.VERSION;

    private static final String VERSION = "version";

    private final JsonMapper json = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            // A later Millrace may say more in the same version.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addSerializer(BigDecimal.class, new PlainDecimal()))
            .build();

    /** The document. */
    public byte[] bytes(Summary summary) {
        ObjectNode root = json.createObjectNode().put("$schema", SCHEMA);
        root.setAll(json.<ObjectNode>valueToTree(summary));
        try {
            return json.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary cannot be written as JSON", e);
        }
    }

    /**
     * Reads a summary.
     *
     * @throws StageFailure with code 66 if the file is not there or cannot be read, with 65 if it is no summary, or one of
     *     a version that this program does not know
     */
    public Summary read(Path file) {
        try {
            JsonNode root = json.readTree(Files.readAllBytes(file));
            checkVersion(root, file);
            return json.treeToValue(root, Summary.class);
        } catch (JsonProcessingException e) {
            throw noSummary(file, e);
        } catch (NoSuchFileException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT, "There is no summary %s: check what --compare names.".formatted(file), e);
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "The summary %s cannot be read: --compare wants a file, and the right to read it.".formatted(file),
                    e);
        }
    }

    private static void checkVersion(JsonNode root, Path file) {
        JsonNode version = root.get(VERSION);
        if (version == null || !version.isInt()) {
            throw noSummary(file, null);
        }
        if (version.intValue() != Summary.VERSION) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%s is a summary of version %d and this Millrace reads version %d: analyse that batch again with this one."
                            .formatted(file, version.intValue(), Summary.VERSION));
        }
    }

    private static StageFailure noSummary(Path file, Exception cause) {
        return new StageFailure(
                ExitCode.REFUSED,
                "%s is not a summary of Millrace: name the summary.json that an analysis has written.".formatted(file),
                cause);
    }
}
