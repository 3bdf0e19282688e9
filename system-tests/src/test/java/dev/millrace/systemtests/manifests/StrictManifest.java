package dev.millrace.systemtests.manifests;

import java.util.Iterator;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;

/**
 * Reads an object as a strict API server does: a field that its kind does not have is refused, and so is a number where a
 * text belongs, both of which the models alone let pass.
 */
final class StrictManifest {
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new WithoutRooms());

    private static final Map<String, Class<? extends HasMetadata>> STRIMZI =
            Map.of("Kafka", Kafka.class, "KafkaNodePool", KafkaNodePool.class);

    private StrictManifest() {}

    /**
     * @throws IllegalArgumentException if a strict server would refuse it
     */
    static HasMetadata read(JsonNode node) {
        String name =
                node.path("kind").asText() + " " + node.at("/metadata/name").asText();
        try {
            HasMetadata object = STRICT.treeToValue(node, kind(node));
            if (object instanceof GenericKubernetesResource) {
                throw new IllegalArgumentException(name + ": no such kind in " + node.path("apiVersion"));
            }
            ObjectNode written = STRICT.valueToTree(object);
            // The version has told the kind; Strimzi's models serve two of which they know only the older by name.
            expectSame(name, node, written.set("apiVersion", node.get("apiVersion")));
            return object;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
        }
    }

    private static Class<? extends HasMetadata> kind(JsonNode node) {
        return node.path("apiVersion").asText().equals("kafka.strimzi.io/v1")
                ? STRIMZI.getOrDefault(node.path("kind").asText(), HasMetadata.class)
                : HasMetadata.class;
    }

    /** What was read must be written again alike; only what is empty may be left out. */
    private static void expectSame(String path, JsonNode read, JsonNode written) {
        if (read.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> fields = read.fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                expectSame(path + "/" + field.getKey(), field.getValue(), written.path(field.getKey()));
            }
        } else if (read.isArray()) {
            for (int i = 0; i < read.size(); i++) {
                expectSame(path + "/" + i, read.get(i), written.path(i));
            }
        } else if (!read.isNull()
                && !(read.getNodeType() == written.getNodeType()
                        && read.asText().equals(written.asText()))) {
            throw new IllegalArgumentException("%s: %s is taken for %s".formatted(path, read, written));
        }
    }

    /** Without the rooms that the models have for fields they do not know. */
    private static final class WithoutRooms extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }

        @Override
        public Boolean hasAnyGetter(Annotated annotated) {
            return false;
        }
    }
}
