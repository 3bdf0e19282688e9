package dev.millrace.eda;

import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Every figure of a profile as JSON, for other programs. Decimals are strings without exponent: a reader that takes
 * numbers for floating point would change money.
 */
final class SummaryJson {
    /** Goes up when a field changes its meaning or goes away; new fields leave it as it is. */
    static final int VERSION = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Profile profile;

    SummaryJson(Profile profile) {
        this.profile = profile;
    }

    /** The document. */
    byte[] bytes() {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION);
        root.put("dataset", profile.dataset());
        root.put("batch", profile.batch());
        root.put("rows", profile.rows());
        root.put("rowHash", profile.totals().rowHash());
        if (profile.period() != null) {
            root.putObject("period")
                    .put("first", profile.period().first())
                    .put("last", profile.period().last());
        }
        ObjectNode missing = root.putObject("missing");
        profile.missing().forEach(missing::put);
        ArrayNode measures = root.putArray("measures");
        profile.measures().forEach(measure -> describe(measures.addObject(), measure));
        ArrayNode dimensions = root.putArray("dimensions");
        profile.breakdowns().forEach(breakdown -> describe(dimensions.addObject(), breakdown));
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary cannot be written as JSON", e);
        }
    }

    private static void describe(ObjectNode node, MeasureFigures measure) {
        node.put("column", measure.column())
                .put("values", measure.values())
                .put("sum", text(measure.sum()))
                .put("min", text(measure.least()))
                .put("max", text(measure.most()))
                .put("mean", text(measure.mean()));
    }

    private static void describe(ObjectNode node, Breakdown breakdown) {
        node.put("column", breakdown.dimension()).put("distinct", breakdown.distinct());
        ArrayNode groups = node.putArray("groups");
        for (Group group : breakdown.groups()) {
            ObjectNode described = groups.addObject();
            // A missing value is null, which no text can be mistaken for.
            described
                    .put("value", group.value().isEmpty() ? null : group.value())
                    .put("rows", group.rows());
            ObjectNode sums = described.putObject("sums");
            group.sums().forEach((column, sum) -> sums.put(column, text(sum)));
        }
    }

    private static String text(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
