package dev.millrace.systemtests.manifests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an OpenShift does with manifests that are applied, as far as it can refuse them the second time: it names the image of a
 * Job by the image stream of that name, if there is one, gives the Job a selector of its own, and changes neither again.
 */
final class ClusterOfJobs {
    private static final String IMAGE = "/spec/template/spec/containers/0/image";

    private final Set<String> streams = new HashSet<>();
    private final Map<String, JsonNode> jobs = new HashMap<>();
    private final String registry;

    /**
     * @param registry where images of a stream are, with the namespace; empty on a cluster that has no streams
     */
    ClusterOfJobs(String registry) {
        this.registry = registry;
    }

    /** {@code oc apply}: the fields that the cluster refuses to change. */
    List<String> applyByClient(JsonNode object) {
        // A client sends what differs; in an empty selector nothing does.
        return apply(object).stream()
                .filter(field -> !field.equals("spec.selector"))
                .toList();
    }

    /** {@code oc apply --server-side}: the fields that the cluster refuses to change. */
    List<String> applyByServer(JsonNode object) {
        return apply(object);
    }

    /** {@code oc delete jobs -l label=value}. */
    void deleteJobs(String label, String value) {
        jobs.values()
                .removeIf(job ->
                        value.equals(job.at("/metadata/labels").path(label).asText()));
    }

    Collection<JsonNode> jobs() {
        return jobs.values();
    }

    /** The Job as it is there. */
    JsonNode job(String name) {
        return jobs.get(name);
    }

    private List<String> apply(JsonNode object) {
        String name = object.at("/metadata/name").asText();
        if (object.path("kind").asText().equals("ImageStream")) {
            streams.add(name);
        }
        if (!object.path("kind").asText().equals("Job")) {
            return List.of();
        }
        JsonNode there = jobs.get(name);
        if (there == null) {
            jobs.put(name, admitted(object));
            return List.of();
        }
        List<String> refused = new ArrayList<>();
        if (object.at("/spec").has("selector")) {
            refused.add("spec.selector");
        }
        if (!object.at(IMAGE).equals(there.at(IMAGE))) {
            refused.add("spec.template");
        }
        return refused;
    }

    private JsonNode admitted(JsonNode job) {
        ObjectNode admitted = job.deepCopy();
        String image = job.at(IMAGE).asText();
        if (!registry.isEmpty() && streams.contains(image.replaceFirst(":.*", ""))) {
            ((ObjectNode) admitted.at("/spec/template/spec/containers/0")).put("image", registry + "/" + image);
        }
        return admitted;
    }
}
