package dev.millrace.ingest.order;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.ingest.problem.ValidationErrors;

/**
 * The fields of a JSON object, each read as what it has to be; what is wrong is collected, and a null is no value.
 *
 * @param pointer where the object stands in the body, as a JSON pointer
 */
record JsonFields(JsonNode object, String pointer, ValidationErrors errors) {

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    void requireOnly(Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                errors.add(at(name), "There is no such field: known are %s.".formatted(new TreeSet<>(known)));
            }
        });
    }

    Optional<String> text(String name) {
        return value(name)
                .filter(value -> isA("a text", value.isTextual(), name))
                .map(JsonNode::textValue);
    }

    /** A text, or a whole number as one. */
    Optional<String> textOrNumber(String name) {
        return value(name)
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::asText)
                .or(() -> text(name));
    }

    Optional<Long> number(String name, long least, long most) {
        return value(name)
                .filter(value -> isA("a whole number", value.isIntegralNumber(), name))
                .filter(value -> isWithin(value, least, most, name))
                .map(JsonNode::longValue);
    }

    Optional<JsonFields> object(String name) {
        return value(name)
                .filter(value -> isA("an object", value.isObject(), name))
                .map(value -> new JsonFields(value, at(name), errors));
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private boolean isA(String wanted, boolean isIt, String name) {
        if (!isIt) {
            errors.add(at(name), "This is to be %s, not %s.".formatted(wanted, kind(object.get(name))));
        }
        return isIt;
    }

    private boolean isWithin(JsonNode value, long least, long most, String name) {
        boolean isIt = value.canConvertToLong() && value.longValue() >= least && value.longValue() <= most;
        if (!isIt) {
            errors.add(at(name), "This is to be a number from %,d to %,d.".formatted(least, most));
        }
        return isIt;
    }

    private String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a fraction";
            case STRING -> "a text";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            default -> "an object";
        };
    }
}
