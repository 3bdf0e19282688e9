package dev.millrace.deploy.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.zjsonpatch.JsonPatch;

/**
 * A change of all objects of a kind.
 *
 * @param kind such as {@code Job}
 * @param operations after RFC 6902
 */
record KindPatch(String kind, JsonNode operations) {

    /** Reads one of a kustomization's patches. */
    static KindPatch parse(JsonNode patch) {
        String kind = patch.path("target").path("kind").asText();
        return new KindPatch(kind, Serialization.unmarshal(patch.path("patch").asText(), JsonNode.class));
    }

    /** The object as it should be; one of another kind as it is. */
    HasMetadata apply(HasMetadata object) {
        if (!object.getKind().equals(kind)) {
            return object;
        }
        JsonNode before = Serialization.jsonMapper().convertValue(object, JsonNode.class);
        return Serialization.jsonMapper().convertValue(JsonPatch.apply(operations, before), object.getClass());
    }
}
