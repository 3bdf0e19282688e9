package dev.millrace.ingest.rest;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/** The fields of a JSON object, each read as what it has to be; a null is no value. */
final class JsonFields {
    private final JsonNode object;
    private final String pointer;
    private final ValidationErrors complaints;

    /**
     * @param object whose fields they are
     * @param pointer where it stands in the body, as a JSON pointer
     * @param complaints is told what is wrong
     */
    JsonFields(JsonNode object, String pointer, ValidationErrors complaints) {
        this.object = object;
        this.pointer = pointer;
        this.complaints = complaints;
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    void requireOnly(Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                complaints.add(at(name), "There is no such field: known are %s.".formatted(new TreeSet<>(known)));
            }
        });
    }

    Optional<String> text(String name) {
        return value(name).flatMap(value -> {
            if (!value.isTextual()) {
                complaints.add(at(name), "This is to be a text, not %s.".formatted(kind(value)));
                return Optional.empty();
            }
            return Optional.of(value.textValue());
        });
    }

    /** A text, or a whole number as one. */
    Optional<String> textOrNumber(String name) {
        return value(name)
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::asText)
                .or(() -> text(name));
    }

    Optional<Long> number(String name, long least, long most) {
        return value(name).flatMap(value -> {
            if (!value.isIntegralNumber()) {
                complaints.add(at(name), "This is to be a whole number, not %s.".formatted(kind(value)));
            } else if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
                complaints.add(at(name), "This is to be a number from %,d to %,d.".formatted(least, most));
            } else {
                return Optional.of(value.longValue());
            }
            return Optional.empty();
        });
    }

    Optional<JsonFields> object(String name) {
        return value(name).flatMap(value -> {
            if (!value.isObject()) {
                complaints.add(at(name), "This is to be an object, not %s.".formatted(kind(value)));
                return Optional.empty();
            }
            return Optional.of(new JsonFields(value, at(name), complaints));
        });
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
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
