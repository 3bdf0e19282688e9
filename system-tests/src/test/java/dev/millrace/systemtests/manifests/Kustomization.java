package dev.millrace.systemtests.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.zjsonpatch.JsonPatch;

/** As much of {@code kubectl kustomize} as the project's kustomizations use; anything more is refused. */
final class Kustomization {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> KNOWN = Set.of("apiVersion", "kind", "resources", "patches");

    private Kustomization() {}

    /** The objects of a directory, its kustomization's patches applied. */
    static List<JsonNode> render(Path directory) {
        JsonNode kustomization =
                documents(directory.resolve("kustomization.yaml")).get(0);
        Set<String> unknown = new TreeSet<>();
        kustomization.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(directory + ": this reader does not know " + unknown);
        }
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode resource : kustomization.path("resources")) {
            Path path = directory.resolve(resource.asText()).normalize();
            objects.addAll(Files.isDirectory(path) ? render(path) : documents(path));
        }
        kustomization.path("patches").forEach(patch -> objects.replaceAll(object -> patched(object, patch)));
        return objects;
    }

    /** The documents of a file that kustomize has no part in. */
    static List<JsonNode> documents(Path file) {
        try {
            return documents(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is missing: run mvn package first", e);
        }
    }

    static List<JsonNode> documents(String yaml) {
        // A parser of our own: one that the mapper makes takes a document that is a list for a list of documents.
        try (JsonParser parser = YAML.createParser(yaml)) {
            List<JsonNode> documents = new ArrayList<>();
            YAML.readValues(parser, JsonNode.class).forEachRemaining(documents::add);
            documents.removeIf(document -> document.isNull() || document.isMissingNode());
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode patched(JsonNode object, JsonNode patch) {
        return patch.at("/target/kind").equals(object.path("kind"))
                ? JsonPatch.apply(documents(patch.path("patch").asText()).get(0), object)
                : object;
    }
}
