package dev.millrace.contract.dataset;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in a sentence what is wrong with a definition, and on which line. */
final class YamlProblem {
    private final ObjectMapper yaml;
    private final String text;
    private final String source;

    YamlProblem(ObjectMapper yaml, String text, String source) {
        this.yaml = yaml;
        this.text = text;
        this.source = source;
    }

    String sentence(JsonProcessingException e) {
        // What the parser says of the text is wrapped in where the mapping was at the time.
        if (e.getCause() instanceof JsonParseException within) {
            return sentence(within);
        }
        if (e instanceof JsonMappingException mapping) {
            return "%s: %s.".formatted(place(mapping.getPath()), problem(mapping));
        }
        return e.getLocation() == null
                ? "%s: %s.".formatted(source, syntax(e))
                : "%s line %d: %s.".formatted(source, e.getLocation().getLineNr(), syntax(e));
    }

    private static String problem(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "'%s' is not known here; known are %s"
                    .formatted(
                            unknown.getPropertyName(),
                            unknown.getKnownPropertyIds().stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        if (e.getCause() instanceof IllegalArgumentException ours) {
            return ours.getMessage();
        }
        List<Reference> path = e.getPath();
        if (path.isEmpty()) {
            return "this does not define one dataset: it must have a name and columns, once";
        }
        Reference last = path.get(path.size() - 1);
        return last.getFieldName() == null
                ? "entry %d of '%s' is of the wrong kind"
                        .formatted(
                                last.getIndex() + 1, path.get(path.size() - 2).getFieldName())
                : "'%s' has a value of the wrong kind".formatted(last.getFieldName());
    }

    /** Of the parser's message, which goes over several lines and quotes the text, the line that says what it missed. */
    private static String syntax(JsonProcessingException e) {
        return "this is not YAML: "
                + e.getOriginalMessage()
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith(" "))
                        .reduce((first, second) -> second)
                        .orElse("it cannot be read");
    }

    /** Where a path begins; the exception itself only knows where the object ends that holds it. */
    private String place(List<Reference> path) {
        Map<JsonPointer, Integer> lines = lines();
        for (JsonPointer part = pointer(path); !part.matches(); part = part.head()) {
            if (lines.containsKey(part)) {
                return "%s line %d".formatted(source, lines.get(part));
            }
        }
        return source;
    }

    private Map<JsonPointer, Integer> lines() {
        Map<JsonPointer, Integer> lines = new HashMap<>();
        try (JsonParser parser = yaml.createParser(text)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer(),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException e) {
            // The lines up to there are known all the same.
        }
        return lines;
    }

    private static JsonPointer pointer(List<Reference> path) {
        JsonPointer pointer = JsonPointer.empty();
        for (Reference step : path) {
            pointer = step.getFieldName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getFieldName());
        }
        return pointer;
    }
}
